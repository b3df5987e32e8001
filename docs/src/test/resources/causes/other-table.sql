-- tag::table[]
CREATE TABLE mailing_list (email VARCHAR(100) PRIMARY KEY);
CREATE TRIGGER users_join_list AFTER INSERT ON users
FOR EACH ROW INSERT INTO mailing_list VALUES (NEW.email);
INSERT INTO mailing_list VALUES ('bob@example.com');
-- end::table[]
-- tag::provoke[]
INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob');
-- end::provoke[]
-- tag::find[]
SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT FROM information_schema.TRIGGERS
WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = 'users';
SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE FROM information_schema.REFERENTIAL_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME = 'users';
-- end::find[]
-- tag::where[]
SHOW WARNINGS;
-- end::where[]
-- tag::mend[]
DROP TRIGGER users_join_list;
CREATE TRIGGER users_join_list AFTER INSERT ON users
FOR EACH ROW INSERT INTO mailing_list VALUES (NEW.email) ON DUPLICATE KEY UPDATE email = mailing_list.email;
-- end::mend[]
