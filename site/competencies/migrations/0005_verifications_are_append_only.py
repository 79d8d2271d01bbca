"""What was asked, decided and signed is never changed.

Each moment of a request is set once. Two database functions alone may touch the rest, and each leaves an audit entry:
one blanks free text and the link to erased people, and one gives the rows of two records of one person to the record
that is kept.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION competencies_keep_verifications() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := CASE current_setting('competencies.changing', true)
        WHEN 'forgetting' THEN ARRAY['person_id', 'verifier_id', 'verifier_name', 'taken_by_id', 'by_id', 'by_name',
            'by_role', 'message', 'reason']
        WHEN 'joining' THEN ARRAY['person_id', 'verifier_id', 'taken_by_id', 'by_id']
        ELSE ARRAY[]::text[]
    END;
    once text[] := CASE TG_TABLE_NAME
        WHEN 'competencies_verificationrequest'
            THEN ARRAY['reminded_at', 'withdrawn_at', 'returned_at', 'return_reason', 'pooled_at']
        WHEN 'competencies_signoff' THEN ARRAY['withdrawn_at']
        ELSE ARRAY[]::text[]
    END;
    any_time text[] := CASE TG_TABLE_NAME
        WHEN 'competencies_verificationrequest' THEN ARRAY['taken_by_id', 'taken_at']
        ELSE ARRAY[]::text[]
    END;
BEGIN
    IF TG_OP = 'UPDATE' AND cardinality(may_change || once || any_time) > 0
            AND to_jsonb(OLD) - (may_change || once || any_time) = to_jsonb(NEW) - (may_change || once || any_time)
            AND NOT EXISTS (
                SELECT FROM unnest(once) AS moment
                WHERE COALESCE(to_jsonb(OLD) ->> moment, '') <> ''
                    AND to_jsonb(OLD) -> moment IS DISTINCT FROM to_jsonb(NEW) -> moment) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER verification_requests_keep_what_was_asked BEFORE UPDATE OR DELETE ON competencies_verificationrequest
    FOR EACH ROW EXECUTE FUNCTION competencies_keep_verifications();
CREATE TRIGGER verification_items_are_append_only BEFORE UPDATE OR DELETE ON competencies_verificationitem
    FOR EACH ROW EXECUTE FUNCTION competencies_keep_verifications();
CREATE TRIGGER verification_decisions_are_append_only BEFORE UPDATE OR DELETE ON competencies_verificationdecision
    FOR EACH ROW EXECUTE FUNCTION competencies_keep_verifications();
CREATE TRIGGER sign_offs_keep_what_was_declared BEFORE UPDATE OR DELETE ON competencies_signoff
    FOR EACH ROW EXECUTE FUNCTION competencies_keep_verifications();
CREATE TRIGGER sign_off_decisions_are_append_only BEFORE UPDATE OR DELETE ON competencies_signoffdecision
    FOR EACH ROW EXECUTE FUNCTION competencies_keep_verifications();

CREATE FUNCTION competencies_forget_verifications(people bigint[], forgotten_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    changed integer;
    touched integer := 0;
BEGIN
    PERFORM set_config('competencies.changing', 'forgetting', true);
    UPDATE competencies_verificationdecision d SET reason = ''
    FROM competencies_verificationitem i JOIN competencies_verificationrequest r ON r.id = i.request_id
    WHERE d.item_id = i.id AND r.person_id = ANY(people) AND d.reason <> '';
    UPDATE competencies_verificationdecision SET by_id = NULL, by_name = '' WHERE by_id = ANY(people);
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    UPDATE competencies_verificationrequest SET
        message = CASE WHEN person_id = ANY(people) THEN '' ELSE message END,
        verifier_name = CASE WHEN verifier_id = ANY(people) THEN '' ELSE verifier_name END,
        verifier_id = CASE WHEN verifier_id = ANY(people) THEN NULL ELSE verifier_id END,
        taken_by_id = CASE WHEN taken_by_id = ANY(people) THEN NULL ELSE taken_by_id END,
        person_id = CASE WHEN person_id = ANY(people) THEN NULL ELSE person_id END
    WHERE person_id = ANY(people) OR verifier_id = ANY(people) OR taken_by_id = ANY(people);
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    UPDATE competencies_signoffdecision d SET reason = '' FROM competencies_signoff s
    WHERE d.sign_off_id = s.id AND s.person_id = ANY(people) AND d.reason <> '';
    UPDATE competencies_signoffdecision SET by_id = NULL, by_name = '' WHERE by_id = ANY(people);
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    UPDATE competencies_signoff SET
        verifier_id = CASE WHEN verifier_id = ANY(people) THEN NULL ELSE verifier_id END,
        person_id = CASE WHEN person_id = ANY(people) THEN NULL ELSE person_id END
    WHERE person_id = ANY(people) OR verifier_id = ANY(people);
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    PERFORM set_config('competencies.changing', '', true);
    IF touched > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, detail)
        VALUES (forgotten_at, 'verifications blanked', 'competencies.VerificationRequest',
                jsonb_build_object('verifications', touched));
    END IF;
    RETURN touched;
END $$;

CREATE FUNCTION competencies_join_verifications(kept bigint, lost bigint, joined_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    changed integer;
    touched integer := 0;
BEGIN
    PERFORM set_config('competencies.changing', 'joining', true);
    -- What one record asked of the other keeps the lost record on one side: nobody becomes their own verifier.
    UPDATE competencies_verificationrequest SET
        person_id = CASE WHEN person_id = lost AND verifier_id IS DISTINCT FROM kept
            AND taken_by_id IS DISTINCT FROM kept THEN kept ELSE person_id END,
        verifier_id = CASE WHEN verifier_id = lost AND person_id IS DISTINCT FROM kept THEN kept ELSE verifier_id END,
        taken_by_id = CASE WHEN taken_by_id = lost AND person_id IS DISTINCT FROM kept THEN kept ELSE taken_by_id END
    WHERE lost IN (person_id, verifier_id, taken_by_id);
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    UPDATE competencies_verificationdecision d SET by_id = kept
    FROM competencies_verificationitem i JOIN competencies_verificationrequest r ON r.id = i.request_id
    WHERE d.item_id = i.id AND d.by_id = lost AND r.person_id IS DISTINCT FROM kept;
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    UPDATE competencies_signoff SET
        person_id = CASE WHEN person_id = lost AND verifier_id IS DISTINCT FROM kept THEN kept ELSE person_id END,
        verifier_id = CASE WHEN verifier_id = lost AND person_id IS DISTINCT FROM kept THEN kept ELSE verifier_id END
    WHERE lost IN (person_id, verifier_id);
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    UPDATE competencies_signoffdecision d SET by_id = kept FROM competencies_signoff s
    WHERE d.sign_off_id = s.id AND d.by_id = lost AND s.person_id IS DISTINCT FROM kept;
    GET DIAGNOSTICS changed = ROW_COUNT;
    touched := touched + changed;
    PERFORM set_config('competencies.changing', '', true);
    IF touched > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, person_id, detail)
        VALUES (joined_at, 'verifications joined', 'competencies.VerificationRequest', kept,
                jsonb_build_object('verifications', touched));
    END IF;
    RETURN touched;
END $$;
"""

BACKWARDS = """
DROP TRIGGER verification_requests_keep_what_was_asked ON competencies_verificationrequest;
DROP TRIGGER verification_items_are_append_only ON competencies_verificationitem;
DROP TRIGGER verification_decisions_are_append_only ON competencies_verificationdecision;
DROP TRIGGER sign_offs_keep_what_was_declared ON competencies_signoff;
DROP TRIGGER sign_off_decisions_are_append_only ON competencies_signoffdecision;
DROP FUNCTION competencies_forget_verifications;
DROP FUNCTION competencies_join_verifications;
DROP FUNCTION competencies_keep_verifications;
"""


class Migration(migrations.Migration):
    dependencies = [("competencies", "0004_verification_and_sign_off"), ("people", "0009_guest_links")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
