"""What was done with a guest link is never changed; only a purge function removes what is six years old, and says so."""

from django.db import migrations

FORWARDS = """
CREATE TRIGGER guest_accesses_are_append_only BEFORE UPDATE OR DELETE ON people_guestaccess
    FOR EACH ROW EXECUTE FUNCTION people_refuse_change();

CREATE FUNCTION people_purge_guest_accesses(accesses_before timestamptz, purged_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    accesses integer;
BEGIN
    PERFORM set_config('people.purging', 'yes', true);
    DELETE FROM people_guestaccess WHERE at < accesses_before;
    GET DIAGNOSTICS accesses = ROW_COUNT;
    PERFORM set_config('people.purging', 'no', true);
    IF accesses > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, detail)
        VALUES (purged_at, 'purged', 'people.GuestAccess', jsonb_build_object('guest_accesses', accesses));
    END IF;
    RETURN accesses;
END $$;
"""

BACKWARDS = """
DROP TRIGGER guest_accesses_are_append_only ON people_guestaccess;
DROP FUNCTION people_purge_guest_accesses;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0009_guest_links")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
