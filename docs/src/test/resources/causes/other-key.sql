-- tag::update[]
INSERT INTO users (email, handle) VALUES ('ann@example.com', 'bob')
ON DUPLICATE KEY UPDATE handle = VALUES(handle);
-- end::update[]
-- tag::ignore[]
INSERT IGNORE INTO users (email, handle) VALUES ('new@example.com', 'bob');
SHOW WARNINGS;
-- end::ignore[]
-- tag::wrong-row[]
INSERT INTO users (email, handle) VALUES ('new@example.com', 'bob')
ON DUPLICATE KEY UPDATE email = VALUES(email);
-- end::wrong-row[]
