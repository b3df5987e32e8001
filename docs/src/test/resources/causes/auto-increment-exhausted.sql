-- tag::table[]
CREATE TABLE tickets (id TINYINT AUTO_INCREMENT PRIMARY KEY, subject VARCHAR(50) NOT NULL);
INSERT INTO tickets VALUES (127, 'The last one');
-- end::table[]
-- tag::provoke[]
INSERT INTO tickets (subject) VALUES ('One more');
-- end::provoke[]
-- tag::find[]
SELECT TABLE_NAME, COLUMN_TYPE, AUTO_INCREMENT,
  (CASE DATA_TYPE WHEN 'tinyint' THEN 127 WHEN 'smallint' THEN 32767 WHEN 'mediumint' THEN 8388607
    WHEN 'int' THEN 2147483647 ELSE 9223372036854775807 END)
  * IF(COLUMN_TYPE LIKE '%unsigned%', 2.0, 1.0) AS last_id
FROM information_schema.COLUMNS JOIN information_schema.TABLES USING (TABLE_SCHEMA, TABLE_NAME)
WHERE TABLE_SCHEMA = DATABASE() AND EXTRA LIKE '%auto_increment%'
ORDER BY AUTO_INCREMENT / last_id DESC;
-- end::find[]
-- tag::mend[]
ALTER TABLE tickets MODIFY id BIGINT AUTO_INCREMENT;
-- end::mend[]
