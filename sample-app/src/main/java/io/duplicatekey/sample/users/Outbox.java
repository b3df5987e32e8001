package io.duplicatekey.sample.users;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Keeps the last e-mails instead of sending them.
 */
@Component
class Outbox {

	private static final int MOST = 20;

	private final Deque<Mail> mails = new ArrayDeque<>();

	synchronized void send(String to, String text) {
		this.mails.addFirst(new Mail(to, text));
		if (this.mails.size() > MOST) {
			this.mails.removeLast();
		}
	}

	/**
	 * What was sent.
	 * @return the e-mails, the last one first
	 */
	synchronized List<Mail> mails() {
		return List.copyOf(this.mails);
	}

	record Mail(String to, String text) {
	}

}
