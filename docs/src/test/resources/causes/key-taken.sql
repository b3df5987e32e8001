-- tag::provoke[]
INSERT INTO users (email, handle) VALUES ('ann@example.com', 'anna');
-- end::provoke[]
-- tag::find[]
SELECT INDEX_NAME, COLUMN_NAME FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'users' AND NON_UNIQUE = 0
ORDER BY INDEX_NAME, SEQ_IN_INDEX;
SELECT * FROM users WHERE email = 'ann@example.com';
-- end::find[]
