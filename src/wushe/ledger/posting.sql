-- The one door into the ledger. The plain role may call it and may not write entries, transfers, holdings or numbers
-- itself. It runs as the owner, whom row-level security binds to the tenant of the transaction like everybody else.
--
-- Each element of the arrays is one transfer. A decrease below zero is refused by the CHECK of the holding, spending
-- against the purpose by the CHECK of the transfer, a closed month and the use of held money here. Holdings are locked
-- in one order, so that two postings wait for each other and never deadlock.
CREATE OR REPLACE FUNCTION ledger_post(
    entry uuid, entry_kind text, day date, about uuid, reversed uuid, poster uuid,
    ids uuid[], debits uuid[], credits uuid[], sources uuid[], amounts bigint[], purposes uuid[]
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $ledger_post$
DECLARE
    tenant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
    given integer;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('ledger-months:' || tenant, 0));
    IF EXISTS (SELECT FROM ledger_closed_month WHERE tenant_id = tenant AND month >= date_trunc('month', day)) THEN
        RAISE EXCEPTION 'the month is closed' USING ERRCODE = '23514', CONSTRAINT = 'ck_ledger_entry_month_open';
    END IF;
    IF entry_kind IN ('payment', 'reservation') AND EXISTS (
        SELECT FROM ledger_account WHERE tenant_id = tenant AND id = ANY (debits) AND kind = 'held'
    ) THEN
        RAISE EXCEPTION 'the money is held' USING ERRCODE = '23514', CONSTRAINT = 'ck_ledger_transfer_held';
    END IF;
    given := ledger_number('entry', extract(year FROM day)::integer);
    INSERT INTO ledger_entry (tenant_id, id, kind, year, number, "on", about_id, reverses_id, posted_by)
    VALUES (tenant, entry, entry_kind, extract(year FROM day), given, day, about, reversed, poster);
    INSERT INTO ledger_transfer
        (tenant_id, id, entry_id, line, source_id, debit_id, credit_id, fen, spent, tied_to, purpose_id)
    SELECT tenant, leg.id, entry, leg.line, leg.source, leg.debit, leg.credit, leg.fen,
        entry_kind = 'payment', source.purpose_id, leg.purpose
    FROM unnest(ids, debits, credits, sources, amounts, purposes)
        WITH ORDINALITY AS leg(id, debit, credit, source, fen, purpose, line)
    LEFT JOIN ledger_source AS source ON source.tenant_id = tenant AND source.id = leg.source;
    PERFORM ledger_move(tenant, debits, credits, sources, amounts);
    RETURN given;
END
$ledger_post$;

-- What the transfers do to the holdings: money comes into an account on its own side and leaves on the other.
CREATE OR REPLACE FUNCTION ledger_move(
    tenant uuid, debits uuid[], credits uuid[], sources uuid[], amounts bigint[]
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $ledger_move$
DECLARE
    change record;
BEGIN
    FOR change IN
        SELECT account.id AS account_id, half.source_id,
            sum(CASE WHEN account.side = half.side THEN half.fen ELSE -half.fen END)::bigint AS fen
        FROM (
            SELECT unnest(debits) AS account_id, unnest(sources) AS source_id, unnest(amounts) AS fen, 'debit' AS side
            UNION ALL SELECT unnest(credits), unnest(sources), unnest(amounts), 'credit'
        ) AS half
        JOIN ledger_account AS account ON account.tenant_id = tenant AND account.id = half.account_id
        GROUP BY account.id, half.source_id
        HAVING sum(CASE WHEN account.side = half.side THEN half.fen ELSE -half.fen END) <> 0
        ORDER BY account.id, half.source_id
    LOOP
        UPDATE ledger_holding SET fen = fen + change.fen
        WHERE tenant_id = tenant AND account_id = change.account_id AND source_id = change.source_id;
        IF NOT FOUND THEN
            INSERT INTO ledger_holding AS held (tenant_id, account_id, source_id, fen)
            VALUES (tenant, change.account_id, change.source_id, change.fen)
            ON CONFLICT (tenant_id, account_id, source_id) DO UPDATE SET fen = held.fen + excluded.fen;
        END IF;
    END LOOP;
END
$ledger_move$;

-- The next running number of a book in a year. It is given back when the transaction does not commit.
CREATE OR REPLACE FUNCTION ledger_number(in_book text, in_year integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $ledger_number$
    INSERT INTO ledger_series AS series (tenant_id, book, year, last)
    VALUES (NULLIF(current_setting('app.tenant_id', true), '')::uuid, in_book, in_year, 1)
    ON CONFLICT (tenant_id, book, year) DO UPDATE SET last = series.last + 1
    RETURNING last
$ledger_number$;

REVOKE ALL ON FUNCTION ledger_post(uuid, text, date, uuid, uuid, uuid, uuid[], uuid[], uuid[], uuid[], bigint[], uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger_move(uuid, uuid[], uuid[], uuid[], bigint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION ledger_number(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_post(uuid, text, date, uuid, uuid, uuid, uuid[], uuid[], uuid[], uuid[], bigint[], uuid[]) TO wushe_app;
GRANT EXECUTE ON FUNCTION ledger_number(text, integer) TO wushe_app;
