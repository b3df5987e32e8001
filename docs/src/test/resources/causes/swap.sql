-- tag::provoke[]
UPDATE users SET handle = CASE handle WHEN 'ann' THEN 'bob' ELSE 'ann' END WHERE handle IN ('ann', 'bob');
-- end::provoke[]
-- tag::mend[]
UPDATE users SET handle = '' WHERE handle = 'ann';
UPDATE users SET handle = 'ann' WHERE handle = 'bob';
UPDATE users SET handle = 'bob' WHERE handle = '';
-- end::mend[]
