-- tag::table[]
CREATE TABLE links (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  url VARCHAR(2000) NOT NULL,
  UNIQUE KEY uk_links_url (url(20))
);
INSERT INTO links (url) VALUES ('https://example.com/a');
-- end::table[]
-- tag::provoke[]
INSERT INTO links (url) VALUES ('https://example.com/b');
-- end::provoke[]
-- tag::find[]
SELECT INDEX_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'links' AND NON_UNIQUE = 0 AND SUB_PART IS NOT NULL;
SELECT * FROM links WHERE LEFT(url, 20) = LEFT('https://example.com/b', 20);
-- end::find[]
-- tag::mend[]
ALTER TABLE links DROP INDEX uk_links_url,
  ADD url_hash BINARY(32) AS (UNHEX(SHA2(url, 256))) STORED,
  ADD UNIQUE KEY uk_links_url (url_hash);
-- end::mend[]
