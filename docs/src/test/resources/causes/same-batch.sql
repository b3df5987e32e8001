-- tag::provoke[]
INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob'), ('BOB@example.com', 'bobby');
-- end::provoke[]
-- tag::table[]
CREATE TABLE incoming (
  row_no INT AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  handle VARCHAR(30) NOT NULL,
  KEY (email)
);
-- end::table[]
-- tag::load[]
INSERT INTO incoming (email, handle) VALUES
  ('bob@example.com', 'bob'), ('BOB@example.com', 'bobby'), ('ann@example.com', 'annie');
-- end::load[]
-- tag::find[]
SELECT email, COUNT(*), MIN(row_no), MAX(row_no) FROM incoming GROUP BY email HAVING COUNT(*) > 1;
-- end::find[]
-- tag::mend[]
INSERT INTO users (email, handle)
SELECT email, handle FROM incoming
WHERE row_no IN (SELECT MAX(row_no) FROM incoming GROUP BY email)
ON DUPLICATE KEY UPDATE handle = VALUES(handle);
-- end::mend[]
