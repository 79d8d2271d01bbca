"""What the worker does for the portfolio."""

from __future__ import annotations

from celery import shared_task

from foundations.clock import now, today
from portfolio.actions.certificate import keep_certificate_file
from portfolio.actions.data_export import make_export
from portfolio.actions.erasure import finish_erasure
from portfolio.actions.retention import RetentionIsBusy
from portfolio.actions.retention import apply_retention as apply_schedule
from portfolio.actions.training_reminder import remind_of_training
from portfolio.models import Certificate, DataExport, Erasure
from portfolio.vocabulary import ErasureState

_AT_A_TIME = 500


@shared_task(name="portfolio.render_certificate", ignore_result=True)
def render_certificate(certificate_id: str) -> None:
    """Make a certificate's file from its row; a repeat changes nothing."""
    certificate = Certificate.objects.filter(pk=certificate_id).first()
    if certificate is not None:
        keep_certificate_file(certificate, at=now())


@shared_task(name="portfolio.render_missing_certificates", ignore_result=True)
def render_missing_certificates() -> None:
    """Make the files whose own task was lost, and those of a load of history, some at a time."""
    for certificate in Certificate.objects.without_file().order_by("pk")[:_AT_A_TIME]:
        keep_certificate_file(certificate, at=now())


@shared_task(name="portfolio.make_data_export", ignore_result=True)
def make_data_export(number: int) -> None:
    """Make the copy of their data that somebody asked for."""
    make_export(number, at=now(), today=today())


@shared_task(name="portfolio.erase", ignore_result=True)
def erase(number: int) -> None:
    """Erase somebody who asked for it."""
    finish_erasure(number, at=now())


@shared_task(name="portfolio.do_what_was_asked", ignore_result=True)
def do_what_was_asked() -> None:
    """Make the copies and do the erasures whose own task was lost."""
    for number in DataExport.objects.waiting().order_by("pk").values_list("pk", flat=True):
        make_export(number, at=now(), today=today())
    asked = Erasure.objects.filter(state=ErasureState.ASKED).order_by("pk")
    for number in asked.values_list("pk", flat=True):
        finish_erasure(number, at=now())


@shared_task(name="portfolio.apply_retention", ignore_result=True)
def apply_retention() -> None:
    """Remove what is kept no longer; where another process is at it, leave it to that one."""
    at = now()
    try:
        for _ in apply_schedule(as_at=at, at=at):
            pass
    except RetentionIsBusy:
        return


@shared_task(name="portfolio.look_after_training", ignore_result=True)
def look_after_training() -> None:
    """Remind of training that runs out, and show what nobody accepts to the programme team; one process at a time."""
    remind_of_training(at=now(), on=today())
