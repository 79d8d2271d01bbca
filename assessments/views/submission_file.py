"""Files of somebody's work: added and taken away by them, and sent to whoever may read the work."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.submission import SubmissionRefused
from assessments.actions.submission_file import add_file, remove_file
from assessments.models import SubmissionFile
from assessments.permissions import may_read_file
from assessments.rules.work_file import CONTENT_TYPES, LARGEST, TOO_LARGE
from assessments.views.assignment import keep_text, own_step
from assessments.vocabulary import FileKind
from foundations.clock import now
from people.models import Person


@require_POST
@login_required
def add(request: HttpRequest, step: UUID) -> HttpResponse:
    """Add a file to one's draft."""
    found = own_step(request, step)
    if isinstance(found, HttpResponse):
        return found
    person, page, node = found
    overtaken = keep_text(request, person, page, node)
    if overtaken is not None:
        return overtaken
    sent = request.FILES.get("file")
    if sent is None:
        messages.error(request, "Choose a file first, then press “Add the file”.")
    elif (sent.size or 0) > LARGEST:
        messages.error(request, TOO_LARGE.sentence)
    else:
        try:
            kept = add_file(person=person, step=node, name=sent.name or "", content=sent.read(), at=now())
        except SubmissionRefused as refusal:
            messages.error(request, " ".join(refusal.verdict.sentences))
        else:
            messages.success(request, f"“{kept.name}” was added.")
    return HttpResponseRedirect(f"{node.url}#files")


@require_POST
@login_required
def remove(request: HttpRequest, file: UUID) -> HttpResponse:
    """Take one's own file out of the draft."""
    found = (
        SubmissionFile.objects.filter(uuid=file, is_in_draft=True)
        .select_related("submission__assignment")
        .first()
    )
    if found is None or found.submission.person_id != request.user.pk:
        raise Http404
    opened = own_step(request, found.submission.assignment.uuid)
    if isinstance(opened, HttpResponse):
        return opened
    overtaken = keep_text(request, *opened)
    if overtaken is not None:
        return overtaken
    try:
        remove_file(file=found)
        messages.success(request, f"“{found.name}” was taken away.")
    except SubmissionRefused as refusal:
        messages.error(request, " ".join(refusal.verdict.sentences))
    return HttpResponseRedirect(f"{opened[2].url}#files")


@require_safe
@login_required
@never_cache
def download(request: HttpRequest, file: UUID) -> FileResponse:
    """Send a file to its owner, or to somebody who marks a version that it belongs to; never shown in the browser."""
    found = SubmissionFile.objects.filter(uuid=file).select_related("submission").first()
    person = request.user
    if found is None or not isinstance(person, Person) or not may_read_file(person, found, localdate(now())):
        raise Http404
    is_own = found.submission.person_id == request.user.pk
    return private_file(
        found.stored_name, found.name if is_own else f"file-{found.pk}.{found.kind}", found.kind
    )


def private_file(stored_name: str, name: str, kind: str) -> FileResponse:
    """Send what lies in the private storage as a download that no browser opens by itself.

    :raises Http404: where it is not there any more.
    """
    try:
        content = default_storage.open(stored_name)
    except OSError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=True, filename=name, content_type=CONTENT_TYPES[FileKind(kind)]
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
