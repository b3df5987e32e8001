-- tag::grant[]
GRANT TRIGGER ON shop.* TO 'app'@'%';
-- end::grant[]
