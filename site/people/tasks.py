"""What goes on behind the screens: imports, and what each day brings."""

from __future__ import annotations

from celery import shared_task

from foundations import clock
from people.actions.device import purge_devices
from people.actions.import_run import check_run, perform_run, purge_runs, resume_runs
from people.actions.join_request import purge_requests
from people.actions.purge import purge_old_entries, purge_old_sign_ins
from people.actions.roles import sync_roles


@shared_task(name="people.check_import")
def check_import(run_id: int) -> None:
    """Check an uploaded file and write down what it would do."""
    check_run(run_id, at=clock.now(), today=clock.today())


@shared_task(name="people.run_import")
def run_import(run_id: int) -> None:
    """Perform a confirmed import; once, however often it is asked for."""
    perform_run(run_id, at=clock.now(), today=clock.today())


@shared_task(name="people.resume_imports")
def resume_imports() -> None:
    """Ask again for imports whose task was lost."""
    resume_runs(at=clock.now())


@shared_task(name="people.every_day")
def every_day() -> None:
    """Give and take what starts and ends today, and remove what has been kept long enough."""
    sync_roles(on=clock.today())
    purge_runs(at=clock.now())
    purge_old_entries(at=clock.now())
    purge_old_sign_ins(at=clock.now())
    purge_devices(at=clock.now())
    purge_requests(at=clock.now())
