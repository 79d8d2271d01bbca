"""Audit entries and openings are never changed; only the purge function removes old ones, and says that it did."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION people_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('people.purging', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_entries_are_append_only BEFORE UPDATE OR DELETE ON people_auditentry
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();
CREATE TRIGGER openings_are_append_only BEFORE UPDATE OR DELETE ON people_opening
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();

CREATE FUNCTION people_purge(audit_before timestamptz, openings_before timestamptz, purged_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    audits integer;
    openings integer;
BEGIN
    PERFORM set_config('people.purging', 'yes', true);
    DELETE FROM people_auditentry WHERE at < audit_before;
    GET DIAGNOSTICS audits = ROW_COUNT;
    DELETE FROM people_opening WHERE at < openings_before;
    GET DIAGNOSTICS openings = ROW_COUNT;
    PERFORM set_config('people.purging', 'no', true);
    IF audits + openings > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, detail)
        VALUES (purged_at, 'purged', 'people.AuditEntry, people.Opening',
                jsonb_build_object('audit_entries', audits, 'openings', openings));
    END IF;
    RETURN audits + openings;
END $$;
"""

BACKWARDS = """
DROP TRIGGER audit_entries_are_append_only ON people_auditentry;
DROP TRIGGER openings_are_append_only ON people_opening;
DROP FUNCTION people_purge;
DROP FUNCTION people_refuse_change;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_job_roles_are_named")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
