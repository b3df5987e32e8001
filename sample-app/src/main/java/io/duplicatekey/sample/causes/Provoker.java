package io.duplicatekey.sample.causes;

import java.sql.SQLException;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.diagnosis.Diagnosis;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets scenarios happen, one at a time: each has a table to itself.
 */
@Component
class Provoker {

	private final LastDuplicate last;

	Provoker(LastDuplicate last) {
		this.last = last;
	}

	/**
	 * Provoke a duplicate and ask why it happened.
	 * @param scenario what to let happen
	 * @return the diagnosis
	 * @throws NoDuplicateException if the server of the application prevents it
	 */
	synchronized Diagnosis provoke(Scenario scenario) {
		try {
			scenario.provoke();
		}
		catch (DuplicateEntryException ex) {
			return this.last.diagnose(ex, scenario.row());
		}
		catch (DataAccessException ex) {
			if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException error) {
				throw new NoDuplicateException("with error " + error.getErrorCode(), ex);
			}
			throw ex;
		}
		throw new NoDuplicateException("without an error", null);
	}

}
