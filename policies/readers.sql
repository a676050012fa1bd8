-- Who else may read, across townships: applied after isolation.sql to a table whose model names its readers.
--
-- [county]: the reader of one county, named with SET LOCAL, sees the rows that carry its code. The policy is for
-- wushe_reader alone, which is granted nothing else; it is scalar on the table's own column and NULL shows no row.
CREATE POLICY county ON {table} AS PERMISSIVE FOR SELECT TO wushe_reader
    USING (county_code = NULLIF(current_setting('app.county_code', true), ''));
GRANT SELECT ON {table} TO wushe_reader;
