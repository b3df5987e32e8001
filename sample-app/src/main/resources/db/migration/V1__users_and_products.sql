CREATE TABLE users (
	id BIGINT NOT NULL AUTO_INCREMENT,
	email VARCHAR(254) NOT NULL,
	handle VARCHAR(40) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY uk_users_email (email),
	UNIQUE KEY uk_users_handle (handle)
);

CREATE TABLE products (
	id BIGINT NOT NULL AUTO_INCREMENT,
	tenant VARCHAR(40) NOT NULL,
	sku VARCHAR(40) NOT NULL,
	name VARCHAR(200) NOT NULL,
	price DECIMAL(10, 2) NOT NULL,
	stock INT NOT NULL,
	version INT NOT NULL DEFAULT 0,
	PRIMARY KEY (id),
	UNIQUE KEY uk_products_tenant_sku (tenant, sku)
);
