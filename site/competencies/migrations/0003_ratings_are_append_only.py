"""Ratings and published versions are never changed.

Two database functions alone may touch ratings, and each leaves an audit entry: one blanks what erased people wrote and
the link to them, and one gives the rows of two records of one person to the record that is kept.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION competencies_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := CASE current_setting('competencies.changing', true)
        WHEN 'forgetting' THEN ARRAY['person_id', 'by_id', 'comment', 'evidence']
        WHEN 'joining' THEN ARRAY['person_id', 'by_id']
        ELSE ARRAY[]::text[]
    END;
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'competencies_rating' AND cardinality(may_change) > 0
            AND to_jsonb(OLD) - may_change = to_jsonb(NEW) - may_change THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER ratings_are_append_only BEFORE UPDATE OR DELETE ON competencies_rating
    FOR EACH ROW EXECUTE FUNCTION competencies_refuse_change();
CREATE TRIGGER published_versions_are_frozen BEFORE UPDATE OR DELETE ON competencies_frameworkversion
    FOR EACH ROW EXECUTE FUNCTION competencies_refuse_change();

CREATE FUNCTION competencies_forget_ratings(people bigint[], forgotten_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    ratings integer;
BEGIN
    PERFORM set_config('competencies.changing', 'forgetting', true);
    UPDATE competencies_rating SET
        person_id = NULL,
        by_id = CASE WHEN by_id = ANY(people) THEN NULL ELSE by_id END,
        comment = '',
        evidence = '[]'::jsonb
    WHERE person_id = ANY(people);
    GET DIAGNOSTICS ratings = ROW_COUNT;
    PERFORM set_config('competencies.changing', '', true);
    IF ratings > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, detail)
        VALUES (forgotten_at, 'ratings blanked', 'competencies.Rating', jsonb_build_object('ratings', ratings));
    END IF;
    RETURN ratings;
END $$;

CREATE FUNCTION competencies_join_ratings(kept bigint, lost bigint, joined_at timestamptz)
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    ratings integer;
BEGIN
    PERFORM set_config('competencies.changing', 'joining', true);
    -- What one record said of the other keeps the lost record as its author: nobody becomes their own supervisor.
    UPDATE competencies_rating SET
        person_id = CASE WHEN person_id = lost AND (kind = 'self' OR by_id IS DISTINCT FROM kept) THEN kept
            ELSE person_id END,
        by_id = CASE WHEN by_id = lost AND (kind = 'self' OR person_id IS DISTINCT FROM kept) THEN kept
            ELSE by_id END
    WHERE person_id = lost OR by_id = lost;
    GET DIAGNOSTICS ratings = ROW_COUNT;
    PERFORM set_config('competencies.changing', '', true);
    IF ratings > 0 THEN
        INSERT INTO people_auditentry (at, action, subject, person_id, detail)
        VALUES (joined_at, 'ratings joined', 'competencies.Rating', kept, jsonb_build_object('ratings', ratings));
    END IF;
    RETURN ratings;
END $$;
"""

BACKWARDS = """
DROP TRIGGER ratings_are_append_only ON competencies_rating;
DROP TRIGGER published_versions_are_frozen ON competencies_frameworkversion;
DROP FUNCTION competencies_forget_ratings;
DROP FUNCTION competencies_join_ratings;
DROP FUNCTION competencies_refuse_change;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("competencies", "0002_ratings_and_versions"),
        ("people", "0003_audit_entries_and_openings_are_append_only"),
    ]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
