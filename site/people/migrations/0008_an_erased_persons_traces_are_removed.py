"""One more database function: it removes who looked at some people and how they signed in, and says that it did."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION people_forget(people bigint[], forgotten_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    looks integer;
    sign_ins integer;
BEGIN
    PERFORM set_config('people.purging', 'yes', true);
    DELETE FROM people_opening WHERE person_id = ANY(people);
    GET DIAGNOSTICS looks = ROW_COUNT;
    DELETE FROM people_signinrecord WHERE person_id = ANY(people);
    GET DIAGNOSTICS sign_ins = ROW_COUNT;
    PERFORM set_config('people.purging', 'no', true);
    INSERT INTO people_auditentry (at, action, subject, person_id, detail)
    SELECT forgotten_at, 'traces removed', 'people.Opening, people.SignInRecord', forgotten,
           jsonb_build_object('looks', looks, 'sign_ins', sign_ins)
    FROM unnest(people) WITH ORDINALITY AS one (forgotten, place) WHERE place = 1;
    RETURN looks + sign_ins;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0007_sign_in_records_are_append_only")]

    operations = [migrations.RunSQL(FORWARDS, "DROP FUNCTION people_forget;")]
