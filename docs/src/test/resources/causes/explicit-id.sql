-- tag::provoke[]
INSERT INTO users (id, email, handle) VALUES (1, 'bob@example.com', 'bob');
-- end::provoke[]
-- tag::find[]
SELECT COLUMN_NAME, EXTRA FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'users' AND COLUMN_KEY = 'PRI';
SELECT @@SESSION.sql_mode LIKE '%NO_AUTO_VALUE_ON_ZERO%' AS zero_is_an_id;
SELECT * FROM users WHERE id = 1;
-- end::find[]
-- tag::mend[]
INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob');
-- end::mend[]
