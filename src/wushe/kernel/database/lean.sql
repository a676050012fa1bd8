-- One round trip for a read: names the tenant, and runs a statement that this connection keeps prepared.
--
-- `query` is given the first time on a connection and is NULL from then on. It runs as the caller, so that row-level
-- security binds it as everywhere. What is set ends with the transaction of the call.
CREATE OR REPLACE FUNCTION read_as(tenant uuid, name text, query text, given text[]) RETURNS text[]
LANGUAGE plpgsql AS $read_as$
DECLARE
    found text[];
    places text := '';
BEGIN
    EXECUTE format('SET LOCAL app.tenant_id = %L', tenant);
    IF query IS NOT NULL THEN
        EXECUTE format('PREPARE %I AS %s', name, query);
    END IF;
    IF cardinality(given) > 0 THEN
        SELECT '(' || string_agg(quote_nullable(value), ',' ORDER BY place) || ')' INTO places
        FROM unnest(given) WITH ORDINALITY AS each(value, place);
    END IF;
    EXECUTE format('EXECUTE %I%s', name, places) INTO found;
    RETURN found;
END
$read_as$;
REVOKE ALL ON FUNCTION read_as(uuid, text, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_as(uuid, text, text, text[]) TO wushe_app;
