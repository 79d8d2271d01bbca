"""Where a mail service reports what came back: signed, and closed where no secret is set."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foundations import clock
from notifications.actions.bounce import note_reports
from notifications.forms.reports import ReportsRefused, read_reports
from notifications.rules.bounce_report import reports_in
from notifications.rules.signature import is_signed


@csrf_exempt  # whoever posts proves it by the signature
@require_POST
def mail_reports(request: HttpRequest) -> HttpResponse:
    """Note reports: our JSON, or one delivery report (RFC 3464) as it is."""
    at = clock.now()
    header = request.headers.get("X-Linkway-Signature", "")
    seconds = int(at.timestamp())
    if not is_signed(request.body, header, secret=settings.MAIL_REPORTS_SECRET, now_seconds=seconds):
        raise Http404
    try:
        is_raw = request.content_type in {"message/rfc822", "multipart/report"}
        reports = reports_in(request.body) if is_raw else read_reports(request.body)
    except ReportsRefused as refused:
        return JsonResponse({"problem": str(refused)}, status=400)
    noted = note_reports(reports, at=at)
    return JsonResponse({"noted": noted.noted, "known": noted.known, "strangers": noted.strangers})
