package io.duplicatekey.repository.shop;

import java.util.Collection;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.repository.NoRepositoryBean;

import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

/**
 * A base interface of an application's own, as it may have one for all repositories.
 */
@NoRepositoryBean
public interface UpsertRepository<T, ID> extends JpaRepository<T, ID> {

	@Upsert
	UpsertResult upsertBase(Collection<T> rows);

	@Upsert
	<S extends T> S upsertAny(S row);

}
