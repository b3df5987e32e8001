package io.duplicatekey.servers;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The parameters of one run of a test. There is one instance of this for each run.
 */
class TargetParameters implements ParameterResolver, AfterEachCallback {

	private final TestTarget target;

	private @Nullable TestDatabase database;

	TargetParameters(TestTarget target) {
		this.target = target;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == TestDatabase.class || type == TestTarget.class || type == TestServer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		if (type == TestDatabase.class) {
			return database();
		}
		return (type == TestTarget.class) ? this.target : this.target.server();
	}

	private TestDatabase database() {
		if (this.database == null) {
			try {
				this.database = new TestDatabase(this.target);
			}
			catch (SQLException ex) {
				throw new ParameterResolutionException("No database on " + this.target, ex);
			}
		}
		return this.database;
	}

	@Override
	public void afterEach(ExtensionContext context) throws SQLException {
		if (this.database != null) {
			this.database.close();
		}
	}

}
