"""Files that somebody brings as evidence: their own list, and a file for whoever may open it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.actions.evidence_file import (
    EvidenceFileRefused,
    add_evidence_file,
    remove_evidence_file,
)
from assessments.forms.evidence_file import EvidenceFileForm
from assessments.models import EvidenceFile
from assessments.queries.evidence_file import may_open_evidence
from assessments.queries.prior_learning import SIGHT_CODE
from assessments.views.submission_file import private_file
from courses.models import PriorClaim
from courses.vocabulary import ClaimState
from foundations.clock import now, today
from people.actions.opening import log_opening
from people.models import Person


@login_required
@require_http_methods(["GET", "POST"])
def evidence_files(request: HttpRequest) -> HttpResponse:
    """List one's own files, and take another one."""
    person: Person = request.user  # type: ignore[assignment]  # signed in
    form = EvidenceFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = EvidenceFileForm(request.POST, request.FILES)
        if form.is_valid() and _added(request, person, form):
            return HttpResponseRedirect(request.get_full_path())
    context = {
        "form": form,
        "files": EvidenceFile.objects.filter(person=person).order_by("-added_at", "-pk"),
        "claim": _claim_in(request, person),
    }
    return render(request, "assessments/pages/evidence_files.html", context)


def _added(request: HttpRequest, person: Person, form: EvidenceFileForm) -> bool:
    try:
        made = add_evidence_file(person=person, file=form.read, at=now(), is_own=form.cleaned_data["own"])
    except EvidenceFileRefused as refused:
        form.add_error("file", list(refused.verdict.sentences))
        return False
    messages.success(request, f"“{made.name}” was added. Tick it in your claim where it shows something.")
    return True


def _claim_in(request: HttpRequest, person: Person) -> PriorClaim | None:
    """Return the claim that somebody came from and goes back to, if it is their own and not sent yet."""
    try:
        uuid = UUID(request.GET.get("claim", ""))
    except ValueError:
        return None
    drafts = PriorClaim.objects.of(person.pk).filter(state=ClaimState.DRAFT)
    return drafts.filter(uuid=uuid).select_related("target").first()


@login_required
@require_POST
def remove_evidence(request: HttpRequest, file: UUID) -> HttpResponse:
    """Take one's own file away."""
    found = get_object_or_404(EvidenceFile, uuid=file, person=request.user)
    try:
        remove_evidence_file(file=found)
        messages.success(request, f"“{found.name}” was taken away.")
    except EvidenceFileRefused as refused:
        messages.warning(request, " ".join(refused.verdict.sentences))
    claim = _claim_in(request, found.person)
    back = f"?claim={claim.uuid}" if claim else ""
    return HttpResponseRedirect(f"{reverse('assessments:evidence_files')}{back}")


@require_safe
@login_required
@never_cache
def evidence_file(request: HttpRequest, file: UUID) -> FileResponse:
    """Send a file to its person, or to an assessor who reads a claim that points to it; that they looked is kept."""
    found = EvidenceFile.objects.filter(uuid=file).select_related("person").first()
    viewer = request.user
    if found is None or not isinstance(viewer, Person) or not may_open_evidence(viewer, found, today()):
        raise Http404
    answer = private_file(found.stored_name, found.name, found.kind)
    if found.person_id != viewer.pk:
        log_opening(by=viewer, person=found.person, purpose=SIGHT_CODE, at=now())
    return answer
