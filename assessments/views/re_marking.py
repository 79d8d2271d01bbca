"""Marking again by a corrected question, in ``/admin/``: ask for the list, read it, approve it or set it aside."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.actions.re_marking import ReMarkRefused, approve, begin_re_marking, set_aside
from assessments.models import Question, ReMarking
from assessments.queries.re_marking import SHOWN, lines_of, own_result_is_in, totals_of
from assessments.vocabulary import ReMarkingStatus
from courses.models import Activity
from foundations.clock import now
from people.models import Person

LATEST = 100


def _approver(request: HttpRequest) -> Person:
    """Return who asks, if they may mark again."""
    person = request.user
    if not isinstance(person, Person) or not person.has_perm("assessments.add_remarking"):
        raise PermissionDenied
    return person


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what was marked again, the latest first."""
    _approver(request)
    rows = ReMarking.objects.select_related("quiz", "version__question", "approved_by")
    return render(
        request, "assessments/admin/re_markings.html", {"rows": rows.order_by("-asked_at", "-pk")[:LATEST]}
    )


@require_POST
def begin(request: HttpRequest, quiz: int, question: int) -> HttpResponse:
    """Ask for the list of what would change."""
    person = _approver(request)
    try:
        found = begin_re_marking(
            quiz=get_object_or_404(Activity, pk=quiz, kind="quiz"),
            question=get_object_or_404(Question, pk=question),
            by=person, at=now(),
        )  # fmt: skip
    except ReMarkRefused as refusal:
        messages.error(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(reverse("questions:asked", args=[question]))
    return HttpResponseRedirect(reverse("item_analysis:re_marking", args=[found.uuid]))


@require_http_methods(["GET", "POST"])
def re_marking(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a list, or approve it or set it aside."""
    person = _approver(request)
    rows = ReMarking.objects.select_related("quiz", "version__question", "approved_by")
    found = get_object_or_404(rows, uuid=uuid)
    if request.method == "POST":
        return _decide(request, found, person)
    is_ready = found.status != ReMarkingStatus.LISTING
    lines = lines_of(found, person, localdate(now())) if is_ready else []
    context = {
        "found": found,
        "lines": lines,
        "totals": totals_of(found),
        "most": SHOWN,
        "is_own": own_result_is_in(found, person),
        "is_listing": found.status == ReMarkingStatus.LISTING,
        "is_listed": found.status == ReMarkingStatus.LISTED,
        "is_applying": found.status == ReMarkingStatus.APPROVED,
        "is_applied": found.status == ReMarkingStatus.APPLIED,
    }
    return render(request, "assessments/admin/re_marking.html", context)


def _decide(request: HttpRequest, found: ReMarking, person: Person) -> HttpResponse:
    try:
        if request.POST.get("decision") == "approve":
            approve(re_marking=found, by=person, at=now())
            messages.success(request, "Approved. The results are being put right.")
        else:
            set_aside(re_marking=found, by=person, at=now())
            messages.success(request, "Set aside. Every result stays as it was.")
    except ReMarkRefused as refusal:
        messages.error(request, " ".join(refusal.verdict.sentences))
    return HttpResponseRedirect(reverse("item_analysis:re_marking", args=[found.uuid]))
