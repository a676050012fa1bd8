-- Counts the rows of tables that a transaction is filling, its own included, so that PostgreSQL plans for what is there.
--
-- Only an owner may ANALYZE, and the plain role owns nothing; hence it is done in the owner's name, who can name no
-- table but its own. A table that somebody else is counting is left to them.
CREATE OR REPLACE FUNCTION measure(tables regclass[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $measure$
DECLARE
    each regclass;
BEGIN
    FOREACH each IN ARRAY tables LOOP
        EXECUTE format('ANALYZE (SKIP_LOCKED) %s', each);
    END LOOP;
END
$measure$;
REVOKE ALL ON FUNCTION measure(regclass[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION measure(regclass[]) TO wushe_app;
