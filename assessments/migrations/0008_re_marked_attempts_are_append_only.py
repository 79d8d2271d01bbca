"""What was re-marked is never changed. Its row goes only with the attempt it speaks of: the database takes it along."""

from django.db import migrations

FORWARDS = """
ALTER TABLE assessments_remarkedattempt ADD CONSTRAINT re_marked_attempt_goes_with_its_attempt
    FOREIGN KEY (attempt_id) REFERENCES assessments_attempt (id) ON DELETE CASCADE;

CREATE FUNCTION assessments_refuse_change_once_applied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.applied_at IS NULL THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    -- A delete that reaches this table through the foreign key runs inside the trigger of that key.
    IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER re_marked_attempts_are_append_only BEFORE UPDATE OR DELETE ON assessments_remarkedattempt
    FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_once_applied();
"""

BACKWARDS = """
DROP TRIGGER re_marked_attempts_are_append_only ON assessments_remarkedattempt;
DROP FUNCTION assessments_refuse_change_once_applied;
ALTER TABLE assessments_remarkedattempt DROP CONSTRAINT re_marked_attempt_goes_with_its_attempt;
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0007_item_analysis_and_re_marking")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
