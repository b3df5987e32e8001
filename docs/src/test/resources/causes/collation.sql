-- tag::find[]
SELECT COLUMN_NAME, COLLATION_NAME FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'users' AND COLLATION_NAME IS NOT NULL;
SELECT email, CAST(email AS BINARY) = CAST('Ann@example.com' AS BINARY) AS same_bytes
FROM users WHERE email = 'Ann@example.com';
-- end::find[]
-- tag::mend[]
ALTER TABLE users MODIFY email VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
-- end::mend[]
-- tag::mysql[]
ALTER TABLE users MODIFY email VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs NOT NULL;
-- end::mysql[]
-- tag::mariadb[]
ALTER TABLE users MODIFY email VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL;
-- end::mariadb[]
