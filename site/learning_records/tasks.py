"""What the worker does for the ledger."""

from __future__ import annotations

from celery import shared_task

from learning_records.actions.pump import pump


@shared_task(name="learning_records.pump", ignore_result=True)
def run_pump() -> None:
    """Number statements and hand them out until nothing is left. Several at once do no harm."""
    pump()
