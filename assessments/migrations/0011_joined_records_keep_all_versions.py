"""A version's words stay as they were; only its place changes, when two records of one person become one."""

from django.db import migrations

FORWARDS = """
DROP TRIGGER handed_in_versions_are_frozen ON assessments_submissionversion;
CREATE TRIGGER handed_in_versions_are_frozen
    BEFORE UPDATE OF uuid, text, word_count, handed_in_at, rubric, confirmed
    ON assessments_submissionversion FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_work();
"""

BACKWARDS = """
DROP TRIGGER handed_in_versions_are_frozen ON assessments_submissionversion;
CREATE TRIGGER handed_in_versions_are_frozen
    BEFORE UPDATE OF submission_id, number, text, word_count, handed_in_at, rubric, confirmed
    ON assessments_submissionversion FOR EACH ROW EXECUTE FUNCTION assessments_refuse_change_of_work();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0010_an_observation_says_who_recorded_it")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
