-- A table for each cause of error 1062 that the page "Provoke a duplicate" shows.

CREATE TABLE accounts (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(34) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_accounts_number (number)
);

CREATE TABLE invoices (
	id BIGINT NOT NULL AUTO_INCREMENT,
	customer VARCHAR(40) NOT NULL,
	PRIMARY KEY (id)
);

-- A foreign key that cascades changes ids without the counter's knowledge.
CREATE TABLE orders (
	id BIGINT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE deliveries (
	id BIGINT NOT NULL AUTO_INCREMENT,
	customer VARCHAR(40) NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT fk_deliveries_orders FOREIGN KEY (id) REFERENCES orders (id) ON UPDATE CASCADE
);

CREATE TABLE colours (
	id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
	name VARCHAR(40) NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE tickets (
	id BIGINT NOT NULL AUTO_INCREMENT,
	code VARCHAR(40) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_tickets_code (code)
);

CREATE TABLE tags (
	id BIGINT NOT NULL AUTO_INCREMENT,
	name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_tags_name (name)
);

CREATE TABLE links (
	id BIGINT NOT NULL AUTO_INCREMENT,
	address VARCHAR(200) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_links_address (address(20))
);

CREATE TABLE stations (
	id BIGINT NOT NULL AUTO_INCREMENT,
	code VARCHAR(40) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_stations_code (code)
);

CREATE TABLE badges (
	id VARCHAR(36) NOT NULL,
	number VARCHAR(40) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_badges_number (number)
);

CREATE TABLE seats (
	id BIGINT NOT NULL AUTO_INCREMENT,
	number VARCHAR(40) NOT NULL,
	created_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
	PRIMARY KEY (id),
	UNIQUE KEY uk_seats_number (number)
);

CREATE TABLE payments (
	id BIGINT NOT NULL AUTO_INCREMENT,
	reference VARCHAR(40) NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE payment_log (
	id BIGINT NOT NULL AUTO_INCREMENT,
	reference VARCHAR(40) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_payment_log_reference (reference)
);

CREATE TRIGGER payments_log AFTER INSERT ON payments FOR EACH ROW
	INSERT INTO payment_log (reference) VALUES (NEW.reference);

CREATE TABLE members (
	id BIGINT NOT NULL AUTO_INCREMENT,
	email VARCHAR(254) NOT NULL,
	deleted BOOLEAN NOT NULL DEFAULT FALSE,
	PRIMARY KEY (id),
	UNIQUE KEY uk_members_email (email)
);

CREATE TABLE shelves (
	id BIGINT NOT NULL AUTO_INCREMENT,
	name VARCHAR(40) NOT NULL,
	place INT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_shelves_name (name),
	UNIQUE KEY uk_shelves_place (place)
);
