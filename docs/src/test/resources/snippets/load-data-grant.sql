-- tag::grant[]
GRANT CREATE TEMPORARY TABLES ON shop.* TO 'app'@'%';
-- end::grant[]
