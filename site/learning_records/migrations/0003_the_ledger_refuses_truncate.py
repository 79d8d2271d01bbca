"""The ledger cannot be emptied either.

On its own, because the test suite drops these three triggers, and only these, to flush between tests.
"""

from django.db import migrations

TABLES = ("statement", "position", "actorjoin")


def _trigger(table: str) -> migrations.RunSQL:
    name = f"learning_records_{table}_refuses_truncate"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON learning_records_{table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION learning_records_refuse_change();",
        f"DROP TRIGGER {name} ON learning_records_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("learning_records", "0002_the_ledger_is_append_only")]

    operations = [_trigger(table) for table in TABLES]
