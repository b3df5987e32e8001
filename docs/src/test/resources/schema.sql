-- tag::users[]
CREATE TABLE users (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  handle VARCHAR(30) NOT NULL,
  UNIQUE KEY uk_users_email (email),
  UNIQUE KEY uk_users_handle (handle)
);
-- end::users[]
CREATE TABLE products (
  tenant VARCHAR(20) NOT NULL,
  sku VARCHAR(20) NOT NULL,
  name VARCHAR(50) NOT NULL,
  UNIQUE KEY uk_products_sku (tenant, sku)
);
CREATE TABLE orders_2026 (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  number BIGINT NOT NULL,
  UNIQUE KEY number (number)
);
