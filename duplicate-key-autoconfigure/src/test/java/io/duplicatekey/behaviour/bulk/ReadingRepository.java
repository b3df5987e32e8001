package io.duplicatekey.behaviour.bulk;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

interface ReadingRepository extends JpaRepository<Reading, Long> {

	@Upsert(key = "code", otherKeys = Permission.ALLOW,
			set = @Assign(property = "amount", value = "#old.amount + #new.amount"))
	UpsertResult addAll(Collection<Reading> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW,
			set = @Assign(property = "amount", value = "#old.amount + #new.amount"))
	List<Reading> addAndRead(Collection<Reading> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW,
			set = @Assign(property = "amount", value = "#old.amount + #new.amount"))
	UpsertResult addStream(Stream<Reading> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW, commitEvery = 3,
			set = @Assign(property = "amount", value = "#old.amount + #new.amount"))
	UpsertResult addInThrees(Stream<Reading> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW, commitEvery = 2)
	long writeInTwos(List<Reading> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW)
	void write(Stream<Reading> rows);

	@Upsert(key = "code", otherKeys = Permission.ALLOW, commitEvery = 10_000)
	void writeCommitting(Stream<Reading> rows);

	@Transactional(isolation = Isolation.SERIALIZABLE)
	@Upsert(key = "code", otherKeys = Permission.ALLOW)
	void writeSerializable(Stream<Reading> rows);

}
