package io.duplicatekey.performance.bulk.libraries;

import java.util.List;

import org.seasar.doma.Dao;
import org.seasar.doma.MultiInsert;
import org.seasar.doma.jdbc.MultiResult;
import org.seasar.doma.jdbc.SqlLogType;
import org.seasar.doma.jdbc.query.DuplicateKeyType;

/**
 * Doma's repository.
 */
@Dao
public interface DomaProducts {

	/**
	 * Write by one statement.
	 * @param products what to write
	 * @return what it did
	 */
	@MultiInsert(duplicateKeyType = DuplicateKeyType.UPDATE, sqlLog = SqlLogType.NONE)
	MultiResult<DomaProduct> write(List<DomaProduct> products);

}
