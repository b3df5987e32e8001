package io.duplicatekey.behaviour.sharded;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.Upserted;

interface TicketRepository extends JpaRepository<Ticket, Long> {

	@Upsert(key = { "tenant", "title" }, otherKeys = Permission.ALLOW)
	List<Upserted<Ticket>> upsertEach(Collection<Ticket> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW, onDuplicate = OnDuplicate.KEEP)
	void upsertByCode(Collection<Ticket> rows);

}
