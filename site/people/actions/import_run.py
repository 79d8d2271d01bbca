"""Imports from a screen: upload, check, confirm, perform, report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db import transaction

from foundations.verdict import Refusal, Refused, Verdict
from learning_records.actions.send import send_task
from people.actions.import_organisations import import_organisations
from people.actions.import_people import import_people
from people.actions.import_posts import import_posts
from people.actions.progress import Progress
from people.models import ImportRun, Person
from people.rules.report import ImportReport
from people.vocabulary import ImportKind, ImportStatus

IMPORTERS: Final[dict[ImportKind, Callable[..., ImportReport]]] = {
    ImportKind.ORGANISATIONS: import_organisations,
    ImportKind.PEOPLE: import_people,
    ImportKind.POSTS: import_posts,
}
LONGEST_BYTES: Final = 20 * 1024 * 1024
CHECKED_AT_ONCE_BYTES: Final = 200 * 1024
FILE_KEPT_FOR: Final = timedelta(days=30)
REPORT_KEPT_FOR: Final = timedelta(days=365)
LOST_AFTER: Final = timedelta(minutes=10)
NOT_READY = Refusal("not_ready", "This import cannot be confirmed: it was refused, has begun, or is done.")


class ImportRefused(Refused):
    """This import is not at the stage that was asked for."""


def upload(
    *, kind: ImportKind, file_name: str, content: bytes, by: Person, at: datetime, today: date
) -> ImportRun:
    """Keep a file and check it: a small one at once, a large one in the worker."""
    run = ImportRun.objects.create(
        kind=kind, file_name=file_name[-200:], content=content, uploaded_by=by, uploaded_at=at
    )
    if len(content) <= CHECKED_AT_ONCE_BYTES:
        return check_run(run.pk, at=at, today=today)
    transaction.on_commit(lambda: _ask("people.check_import", run.pk), robust=True)
    return run


@transaction.atomic
def check_run(run_id: int, *, at: datetime, today: date) -> ImportRun:
    """Write down what the file would do, and whether it may be confirmed."""
    run = ImportRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    if run.status == ImportStatus.CHECKING:
        report = _import(run, at=at, today=today, is_dry_run=True)
        run.status = ImportStatus.REFUSED if report.is_refused else ImportStatus.READY
        _keep(run, report)
    return run


@transaction.atomic
def confirm(run: ImportRun) -> ImportRun:
    """Have a checked import performed by the worker.

    :raises ImportRefused: when it has not been checked, or was confirmed already.
    """
    begun = ImportRun.objects.filter(pk=run.pk, status=ImportStatus.READY).update(status=ImportStatus.RUNNING)
    if not begun:
        raise ImportRefused(Verdict((NOT_READY,)))
    transaction.on_commit(lambda: _ask("people.run_import", run.pk), robust=True)
    run.refresh_from_db()
    return run


@transaction.atomic
def perform_run(run_id: int, *, at: datetime, today: date) -> ImportRun:
    """Import the file and keep the report, in one transaction: once, whatever dies.

    The file is judged again, because the records may have changed since it was checked.
    """
    run = ImportRun.objects.select_for_update(of=("self",)).get(pk=run_id)
    if run.status == ImportStatus.RUNNING:

        def say(done: int, total: int) -> None:
            cache.set(_progress_key(run_id), (done, total), timeout=600)

        report = _import(run, at=at, today=today, is_dry_run=False, progress=say)
        run.status = ImportStatus.REFUSED if report.is_refused else ImportStatus.DONE
        run.finished_at = at
        _keep(run, report)
    return run


def progress_of(run: ImportRun) -> tuple[int, int]:
    """Return how many rows are done, of how many; nothing but the screen depends on it."""
    done, total = cache.get(_progress_key(run.pk)) or (0, run.total_count)
    return int(done), int(total)


def resume_runs(*, at: datetime) -> int:
    """Ask again for what was to be checked or performed a while ago and was not; return how many."""
    lost = ImportRun.objects.filter(
        status__in=(ImportStatus.CHECKING, ImportStatus.RUNNING), uploaded_at__lt=at - LOST_AFTER
    )
    for run in lost:
        _ask("people.check_import" if run.status == ImportStatus.CHECKING else "people.run_import", run.pk)
    return len(lost)


def purge_runs(*, at: datetime) -> int:
    """Remove files after a month and reports after a year; return how many."""
    reports, _ = ImportRun.objects.filter(uploaded_at__lt=at - REPORT_KEPT_FOR).delete()
    files = ImportRun.objects.filter(uploaded_at__lt=at - FILE_KEPT_FOR, content__isnull=False)
    return reports + files.update(content=None)


def _import(
    run: ImportRun, *, at: datetime, today: date, is_dry_run: bool, progress: Progress | None = None
) -> ImportReport:
    more = {"progress": progress} if progress else {}
    return IMPORTERS[ImportKind(run.kind)](
        bytes(run.content or b""),
        file_name=run.file_name,
        by=run.uploaded_by,
        at=at,
        today=today,
        is_dry_run=is_dry_run,
        **more,
    )


def _keep(run: ImportRun, report: ImportReport) -> None:
    run.report = report.as_dict()
    run.total_count = run.done_count = report.rows
    run.save(update_fields=["status", "report", "total_count", "done_count", "finished_at"])


def _ask(task: str, run_id: int) -> None:
    send_task(task, run_id)


def _progress_key(run_id: int) -> str:
    return f"people:import:{run_id}:progress"
