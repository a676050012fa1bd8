-- What is matched of a line of the bank never exceeds the line, and what is matched of an entry never exceeds what it
-- moved in that bank account, neither in amount nor in direction. Whoever matches in one bank account waits for the
-- others who do, so that each sees the sums that the others left.
CREATE OR REPLACE FUNCTION ledger_match_fits() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $ledger_match_fits$
DECLARE
    whole bigint;
    told bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('ledger-match:' || NEW.account_id, 0));

    SELECT fen INTO whole FROM ledger_bank_line
    WHERE tenant_id = NEW.tenant_id AND id = NEW.line_id AND account_id = NEW.account_id;
    SELECT sum(fen) INTO told FROM ledger_match WHERE tenant_id = NEW.tenant_id AND line_id = NEW.line_id;
    IF sign(NEW.fen) <> sign(coalesce(whole, 0)) OR abs(told) > abs(whole) THEN
        RAISE EXCEPTION 'more than the line' USING ERRCODE = '23514', CONSTRAINT = 'ck_ledger_match_within_line';
    END IF;

    SELECT sum(CASE WHEN debit_id = NEW.account_id THEN fen ELSE -fen END) INTO whole FROM ledger_transfer
    WHERE tenant_id = NEW.tenant_id AND entry_id = NEW.entry_id AND NEW.account_id IN (debit_id, credit_id);
    SELECT sum(fen) INTO told FROM ledger_match
    WHERE tenant_id = NEW.tenant_id AND entry_id = NEW.entry_id AND account_id = NEW.account_id;
    IF sign(NEW.fen) <> sign(coalesce(whole, 0)) OR abs(told) > abs(whole) THEN
        RAISE EXCEPTION 'more than the entry' USING ERRCODE = '23514', CONSTRAINT = 'ck_ledger_match_within_entry';
    END IF;
    RETURN NULL;
END
$ledger_match_fits$;

CREATE OR REPLACE TRIGGER ledger_match_fits AFTER INSERT ON ledger_match
    FOR EACH ROW EXECUTE FUNCTION ledger_match_fits();
