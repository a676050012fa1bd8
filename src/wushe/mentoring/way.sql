-- A round takes one step after the other, and a mentorship goes no way back: also by a hand that is none of the verbs'.
CREATE OR REPLACE FUNCTION pairing_round_way() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $pairing_round_way$
BEGIN
    IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) = ANY (ARRAY[
        'open gathering', 'gathering scored', 'scored paired', 'paired review', 'review published',
        'published agreed', 'agreed running', 'running closed'
    ]) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = '23514', CONSTRAINT = 'ck_pairing_round_way';
    END IF;
    RETURN NEW;
END
$pairing_round_way$;

CREATE OR REPLACE TRIGGER pairing_round_way BEFORE UPDATE OF state ON pairing_round
    FOR EACH ROW EXECUTE FUNCTION pairing_round_way();

CREATE OR REPLACE FUNCTION mentorship_way() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $mentorship_way$
BEGIN
    IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) = ANY (ARRAY[
        'offered running', 'offered declined', 'offered replaced', 'offered ended', 'running paused',
        'running reviewing', 'running ended', 'paused running', 'paused reviewing', 'paused ended', 'reviewing ended'
    ]) THEN
        RAISE EXCEPTION 'no such step' USING ERRCODE = '23514', CONSTRAINT = 'ck_mentorship_way';
    END IF;
    RETURN NEW;
END
$mentorship_way$;

CREATE OR REPLACE TRIGGER mentorship_way BEFORE UPDATE OF state ON mentorship
    FOR EACH ROW EXECUTE FUNCTION mentorship_way();
