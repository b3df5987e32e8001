-- tag::maximum[]
SELECT COALESCE(MAX(id), 0) + 1 FROM people;
-- end::maximum[]
-- tag::find[]
SELECT @@server_id, @@auto_increment_increment, @@auto_increment_offset;
-- end::find[]
-- tag::first[]
SET SESSION auto_increment_increment = 2, auto_increment_offset = 1;
-- end::first[]
-- tag::second[]
SET SESSION auto_increment_increment = 2, auto_increment_offset = 2;
-- end::second[]
