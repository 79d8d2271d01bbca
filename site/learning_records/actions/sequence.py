"""The sequencer: gives committed statements their place in the one order."""

from __future__ import annotations

from django.db import connection, transaction

from learning_records.actions.locks import Lock, hold

_NUMBER = """
WITH taken AS (DELETE FROM learning_records_unnumbered RETURNING statement_id)
INSERT INTO learning_records_position (position, statement_id)
SELECT (SELECT coalesce(max(position), 0) FROM learning_records_position)
       + row_number() OVER (ORDER BY statement_id), statement_id
FROM taken
"""


@transaction.atomic
def number_statements() -> int:
    """Number every committed statement that has no position yet, and return how many there were.

    The lock is taken by a statement of its own, so that the next one sees what the last holder committed. What
    commits later gets a later number, whatever its id or time says; nothing is passed over.
    """
    hold(Lock.NUMBERING)
    with connection.cursor() as cursor:
        cursor.execute(_NUMBER)
        return int(cursor.rowcount)
