-- tag::upsert[]
INSERT INTO users (email, handle) VALUES ('ann@example.com', 'annie')
ON DUPLICATE KEY UPDATE handle = VALUES(handle);
-- end::upsert[]
-- tag::alias[]
INSERT INTO users (email, handle) VALUES ('ann@example.com', 'annie') AS new
ON DUPLICATE KEY UPDATE handle = new.handle;
-- end::alias[]
-- tag::keep[]
INSERT INTO users (email, handle) VALUES ('ann@example.com', 'annie')
ON DUPLICATE KEY UPDATE id = users.id;
-- end::keep[]
-- tag::replace[]
REPLACE INTO users (email, handle) VALUES ('ann@example.com', 'annie');
-- end::replace[]
-- tag::if-absent[]
INSERT INTO users (email, handle)
SELECT 'ann@example.com', 'annie' FROM DUAL
WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = 'ann@example.com');
-- end::if-absent[]
-- tag::ignore[]
INSERT IGNORE INTO users (email, handle) VALUES ('ann@example.com', 'annie');
SHOW WARNINGS;
-- end::ignore[]
-- tag::update[]
UPDATE users SET handle = 'annie' WHERE email = 'ann@example.com';
-- end::update[]
