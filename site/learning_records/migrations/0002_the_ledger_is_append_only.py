"""Statements, positions and joins are written once: the database itself refuses to change or remove them.

A second trigger notes every new statement for the sequencer, in the statement's own transaction, so that numbering
never has to search the ledger for what is still without a number.
"""

from django.db import migrations

TABLES = ("statement", "position", "actorjoin")

REFUSE = """
CREATE FUNCTION learning_records_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused. What is wrong is voided by another statement.',
    TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
"""

NOTE = """
CREATE FUNCTION learning_records_note_unnumbered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO learning_records_unnumbered (statement_id) SELECT id FROM added;
  RETURN NULL;
END $$;

CREATE TRIGGER learning_records_statement_is_noted_for_numbering
  AFTER INSERT ON learning_records_statement REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION learning_records_note_unnumbered();
"""


def _trigger(table: str) -> migrations.RunSQL:
    name = f"learning_records_{table}_refuses_change"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON learning_records_{table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION learning_records_refuse_change();",
        f"DROP TRIGGER {name} ON learning_records_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("learning_records", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION learning_records_refuse_change();"),
        *[_trigger(table) for table in TABLES],
        migrations.RunSQL(NOTE, "DROP FUNCTION learning_records_note_unnumbered() CASCADE;"),
    ]
