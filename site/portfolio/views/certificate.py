"""A certificate: its file for whom it belongs to, and its check for everybody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from foundations.clock import now
from portfolio.actions.certificate import keep_certificate_file
from portfolio.models import Certificate
from portfolio.views.mixin import OwnPortfolioMixin


@method_decorator(never_cache, name="dispatch")
class CertificateView(OwnPortfolioMixin, View):
    """Send a certificate's file, made now where the worker has not come to it."""

    def get(self, request: HttpRequest, pk: UUID, **_: Any) -> FileResponse:
        certificate = get_object_or_404(Certificate.objects.of_person(self.person), pk=pk)
        keep_certificate_file(certificate, at=now())
        return FileResponse(
            default_storage.open(certificate.file_name),
            content_type="application/pdf",
            filename=f"Linkway certificate {certificate.achieved_on:%Y-%m-%d}.pdf",
        )


class VerifyView(View):
    """Say to anybody whether a certificate is genuine and stands."""

    def get(self, request: HttpRequest, number: str, **_: Any) -> HttpResponse:
        known = _uuid(number)
        certificate = Certificate.objects.with_standing().filter(pk=known).first() if known else None
        if certificate is None:
            return render(request, "portfolio/pages/verify_not_found.html", {"number": number}, status=404)
        return render(request, "portfolio/pages/verify.html", {"certificate": certificate})


def _uuid(number: str) -> UUID | None:
    try:
        return UUID(number.strip())
    except ValueError:
        return None
