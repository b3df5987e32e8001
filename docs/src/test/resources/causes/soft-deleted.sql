-- tag::table[]
CREATE TABLE accounts (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  deleted BOOLEAN NOT NULL DEFAULT FALSE,
  UNIQUE KEY uk_accounts_email (email)
);
INSERT INTO accounts (email, deleted) VALUES ('ann@example.com', TRUE);
-- end::table[]
-- tag::provoke[]
INSERT INTO accounts (email) VALUES ('ann@example.com');
-- end::provoke[]
-- tag::find[]
SELECT id, deleted FROM accounts WHERE email = 'ann@example.com';
-- end::find[]
-- tag::mend[]
ALTER TABLE accounts
  ADD live BOOLEAN AS (IF(deleted, NULL, TRUE)),
  DROP INDEX uk_accounts_email,
  ADD UNIQUE KEY uk_accounts_email (email, live);
-- end::mend[]
-- tag::restore[]
INSERT INTO accounts (email) VALUES ('ann@example.com') ON DUPLICATE KEY UPDATE deleted = FALSE;
-- end::restore[]
