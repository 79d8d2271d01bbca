"""What the worker does for the portfolio."""

from __future__ import annotations

from celery import shared_task

from foundations.clock import now
from portfolio.actions.certificate import keep_certificate_file
from portfolio.models import Certificate

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
