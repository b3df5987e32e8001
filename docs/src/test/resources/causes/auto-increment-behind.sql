-- tag::table[]
CREATE TABLE people (id BIGINT PRIMARY KEY);
CREATE TABLE badges (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  FOREIGN KEY (id) REFERENCES people (id) ON UPDATE CASCADE
);
INSERT INTO people VALUES (1), (2), (3);
INSERT INTO badges VALUES (NULL), (NULL), (NULL);
-- end::table[]
-- tag::provoke[]
UPDATE people SET id = 5 WHERE id = 3;
UPDATE people SET id = 4 WHERE id = 2;
INSERT INTO badges VALUES (NULL);
-- end::provoke[]
-- tag::again[]
INSERT INTO people VALUES (6);
INSERT INTO badges VALUES (NULL);
-- end::again[]
-- tag::fresh[]
SET SESSION information_schema_stats_expiry = 0;
-- end::fresh[]
-- tag::find[]
SELECT AUTO_INCREMENT FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'badges';
SELECT MAX(id) FROM badges;
-- end::find[]
-- tag::mend[]
ALTER TABLE badges AUTO_INCREMENT = 1;
-- end::mend[]
