"""Imports of questions from a screen: upload, check, confirm, perform, report."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.db import transaction

from assessments.actions.exchange.importing import import_questions
from assessments.models import QuestionBank, QuestionImport
from assessments.rules.exchange.found import Progress, silent
from assessments.rules.exchange.report import ExchangeReport
from assessments.vocabulary import QuestionImportStatus
from foundations.verdict import Refusal, Refused, Verdict
from learning_records.actions.send import send_task
from people.models import Person

CHECKED_AT_ONCE_BYTES: Final = 100 * 1024
LOST_AFTER: Final = timedelta(minutes=10)
FILE_KEPT_FOR: Final = timedelta(days=30)
REPORT_KEPT_FOR: Final = timedelta(days=365)
CHECK, RUN = "assessments.check_question_import", "assessments.run_question_import"
NOT_READY = Refusal("not_ready", "This import cannot be confirmed: it was refused, has begun, or is done.")


class QuestionImportRefused(Refused):
    """This import is not at the stage that was asked for."""


def upload_questions(
    *, bank: QuestionBank, format_: str, file_name: str, content: bytes, by: Person, at: datetime
) -> QuestionImport:
    """Keep a file and check it: a small one at once, a large one in the worker."""
    run = QuestionImport.objects.create(
        bank=bank, format=format_, file_name=file_name[-200:], content=content, uploaded_by=by, uploaded_at=at
    )
    if len(content) <= CHECKED_AT_ONCE_BYTES:
        return check_import(run.pk, at=at)
    transaction.on_commit(lambda: send_task(CHECK, run.pk), robust=True)
    return run


@transaction.atomic
def check_import(run_id: int, *, at: datetime) -> QuestionImport:
    """Write down what the file would do, and whether it may be confirmed."""
    run = _locked(run_id)
    if run.status == QuestionImportStatus.CHECKING:
        report = _import(run, at=at, is_dry_run=True)
        if report.is_refused:
            run.status = QuestionImportStatus.REFUSED
        else:
            run.status = QuestionImportStatus.READY if report.imported else QuestionImportStatus.DONE
        _keep(run, report)
    return run


@transaction.atomic
def confirm_import(run: QuestionImport) -> QuestionImport:
    """Have a checked import performed by the worker.

    :raises QuestionImportRefused: when it has not been checked, or was confirmed already.
    """
    ready = QuestionImport.objects.filter(pk=run.pk, status=QuestionImportStatus.READY)
    if not ready.update(status=QuestionImportStatus.RUNNING):
        raise QuestionImportRefused(Verdict((NOT_READY,)))
    transaction.on_commit(lambda: send_task(RUN, run.pk), robust=True)
    run.refresh_from_db()
    return run


@transaction.atomic
def perform_import(run_id: int, *, at: datetime) -> QuestionImport:
    """Import the file and keep the report, in one transaction: once, whatever dies.

    The file is judged again, because the bank may have changed since it was checked.
    """
    run = _locked(run_id)
    if run.status == QuestionImportStatus.RUNNING:

        def say(done: int, total: int) -> None:
            if done % 50 == 0 or done == total:
                cache.set(_progress_key(run_id), (done, total), timeout=600)

        report = _import(run, at=at, is_dry_run=False, progress=say)
        run.status = QuestionImportStatus.REFUSED if report.is_refused else QuestionImportStatus.DONE
        run.finished_at = at
        _keep(run, report)
    return run


def import_progress(run: QuestionImport) -> tuple[int, int]:
    """Return how far the worker is, of how much; nothing but the screen depends on it."""
    done, total = cache.get(_progress_key(run.pk)) or (0, 0)
    return int(done), int(total)


def resume_question_imports(*, at: datetime) -> int:
    """Ask again for what was to be checked or performed a while ago and was not; return how many."""
    busy = (QuestionImportStatus.CHECKING, QuestionImportStatus.RUNNING)
    lost = QuestionImport.objects.filter(status__in=busy, uploaded_at__lt=at - LOST_AFTER)
    tasks = [
        (CHECK if run.status == QuestionImportStatus.CHECKING else RUN, run.pk) for run in lost.only("status")
    ]
    for task, pk in tasks:
        send_task(task, pk)
    return len(tasks)


def purge_question_imports(*, at: datetime) -> int:
    """Remove files after a month and reports after a year; return how many."""
    reports, _ = QuestionImport.objects.filter(uploaded_at__lt=at - REPORT_KEPT_FOR).delete()
    files = QuestionImport.objects.filter(uploaded_at__lt=at - FILE_KEPT_FOR, content__isnull=False)
    return reports + files.update(content=None)


def _locked(run_id: int) -> QuestionImport:
    return (
        QuestionImport.objects.select_for_update(of=("self",))
        .select_related("bank", "uploaded_by")
        .get(pk=run_id)
    )


def _import(
    run: QuestionImport, *, at: datetime, is_dry_run: bool, progress: Progress = silent
) -> ExchangeReport:
    return import_questions(
        bytes(run.content or b""), format_=run.format, bank=run.bank, file_name=run.file_name, at=at,
        by=run.uploaded_by, is_dry_run=is_dry_run, progress=progress,
    )  # fmt: skip


def _keep(run: QuestionImport, report: ExchangeReport) -> None:
    run.report, run.read_count = report.to_keep(), report.read
    run.save(update_fields=["status", "report", "read_count", "finished_at"])


def _progress_key(run_id: int) -> str:
    return f"assessments:questions:{run_id}:progress"
