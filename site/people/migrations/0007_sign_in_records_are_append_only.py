"""Records of signing in are never changed; only a purge function removes those older than a year, and says so."""

from django.db import migrations

FORWARDS = """
CREATE TRIGGER sign_in_records_are_append_only BEFORE UPDATE OR DELETE ON people_signinrecord
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();

CREATE FUNCTION people_purge_sign_ins(sign_ins_before timestamptz, purged_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    sign_ins integer;
BEGIN
    PERFORM set_config('people.purging', 'yes', true);
    DELETE FROM people_signinrecord WHERE at < sign_ins_before;
    GET DIAGNOSTICS sign_ins = ROW_COUNT;
    PERFORM set_config('people.purging', 'no', true);
    IF sign_ins > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, detail)
        VALUES (purged_at, 'purged', 'people.SignInRecord', jsonb_build_object('sign_ins', sign_ins));
    END IF;
    RETURN sign_ins;
END $$;
"""

BACKWARDS = """
DROP TRIGGER sign_in_records_are_append_only ON people_signinrecord;
DROP FUNCTION people_purge_sign_ins;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_devices_sign_ins_and_resets")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
