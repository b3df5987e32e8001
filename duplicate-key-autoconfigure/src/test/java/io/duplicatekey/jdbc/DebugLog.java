package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

/**
 * What {@link UpsertExecutor} logs while something is done.
 */
public final class DebugLog {

	private DebugLog() {
	}

	/**
	 * Do it.
	 * @param work what to do
	 * @return the messages
	 */
	public static List<String> of(Work work) throws SQLException {
		Logger logger = (Logger) LoggerFactory.getLogger(UpsertExecutor.class);
		Level level = logger.getLevel();
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.setLevel(Level.DEBUG);
		logger.addAppender(appender);
		try {
			work.run();
			return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		}
		finally {
			logger.detachAppender(appender);
			logger.setLevel(level);
		}
	}

	/**
	 * What is done.
	 */
	public interface Work {

		/**
		 * Do it.
		 * @throws SQLException if it fails
		 */
		void run() throws SQLException;

	}

}
