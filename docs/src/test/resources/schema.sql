-- tag::users[]
CREATE TABLE users (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  handle VARCHAR(30) NOT NULL,
  UNIQUE KEY uk_users_email (email),
  UNIQUE KEY uk_users_handle (handle)
);
-- end::users[]
CREATE TABLE sessions (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT NOT NULL,
  CONSTRAINT fk_sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
-- tag::products[]
CREATE TABLE products (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  tenant VARCHAR(20) NOT NULL,
  sku VARCHAR(20) NOT NULL,
  name VARCHAR(50) NOT NULL,
  price DECIMAL(10, 2) NOT NULL DEFAULT 0,
  stock INT NOT NULL DEFAULT 0,
  version INT NOT NULL DEFAULT 0,
  UNIQUE KEY uk_products_sku (tenant, sku)
);
-- end::products[]
CREATE TABLE reviews (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  product_id BIGINT NOT NULL,
  stars INT NOT NULL,
  UNIQUE KEY uk_reviews_product (product_id),
  FOREIGN KEY fk_reviews_product (product_id) REFERENCES products (id)
);
CREATE TABLE pages (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  url VARCHAR(100) NOT NULL,
  title VARCHAR(100),
  hits BIGINT NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY uk_pages_url (url)
);
CREATE TABLE orders_2026 (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  number BIGINT NOT NULL,
  UNIQUE KEY number (number)
);
-- tag::profiles[]
CREATE TABLE profiles (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  name VARCHAR(50) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  region VARCHAR(20) NOT NULL,
  UNIQUE KEY uk_profiles_email (email)
);
CREATE TABLE visit_counts (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  page VARCHAR(100) NOT NULL,
  region VARCHAR(20) NOT NULL,
  visits BIGINT NOT NULL,
  UNIQUE KEY uk_visit_counts_page (page, region)
);
-- end::profiles[]
