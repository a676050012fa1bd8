-- The tenant's next entries in one round trip: numbered, timed and chained while the head is locked.
--
-- Each of `said` is what an entry says, as `chain.py` writes it: the middle of the text that is hashed, and the
-- columns at once. `things` are spoken of by the entries at `places` among them. It runs as the caller, whom row-level
-- security binds to the tenant of the transaction.
CREATE OR REPLACE FUNCTION journal_append(tenant uuid, said text[], things uuid[], places integer[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $journal_append$
DECLARE
    head journal_head;
    now_locked timestamptz;
    before bytea;
    line text;
    told jsonb;
BEGIN
    LOOP
        SELECT * INTO head FROM journal_head WHERE tenant_id = tenant FOR NO KEY UPDATE;
        EXIT WHEN FOUND;
        INSERT INTO journal_head (tenant_id, number, hash) VALUES (tenant, 0, decode(repeat('00', 32), 'hex'))
        ON CONFLICT DO NOTHING;
    END LOOP;
    now_locked := clock_timestamp();  -- so that times in the chain never run backwards
    INSERT INTO journal_subject (tenant_id, thing_id, number)
    SELECT tenant, spoken.thing, head.number + spoken.place FROM unnest(things, places) AS spoken(thing, place);
    FOREACH line IN ARRAY said LOOP
        told := line;
        before := head.hash;
        head.number := head.number + 1;
        head.hash := sha256(convert_to(format(
            '["%s",%s,"%s",%s,"%s"]', tenant, head.number, journal_moment(now_locked),
            substr(line, 2, length(line) - 2), encode(before, 'hex')
        ), 'UTF8'));
        INSERT INTO journal_entry
            (tenant_id, number, at, event, facts, account_id, person_id, channel, request_id, previous, hash)
        VALUES (tenant, head.number, now_locked, told ->> 0, told -> 1, (told ->> 2)::uuid, (told ->> 3)::uuid,
            told ->> 4, told ->> 5, before, head.hash);
    END LOOP;
    UPDATE journal_head SET number = head.number, hash = head.hash WHERE tenant_id = tenant;
END
$journal_append$;

-- A moment as Python's `isoformat` writes it in UTC: without a fraction where there is none.
CREATE OR REPLACE FUNCTION journal_moment(at timestamptz) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $journal_moment$
    SELECT replace(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '.000000', '') || '+00:00'
$journal_moment$;

REVOKE ALL ON FUNCTION journal_append(uuid, text[], uuid[], integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION journal_moment(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_append(uuid, text[], uuid[], integer[]) TO wushe_app;
GRANT EXECUTE ON FUNCTION journal_moment(timestamptz) TO wushe_app;
