"""An observation as its observer meets it: what they have been asked, the form, and what waits for an assessor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from assessments.actions.form_draft import FormDraftIsNewer
from assessments.actions.observation import ObservationRefused
from assessments.actions.observation_answer import decide, give_back, keep_draft, open_request
from assessments.actions.observation_waiting import take
from assessments.forms.observation import FindingsForm, GiveBackForm
from assessments.models import Observation, ObservationPage
from assessments.observation_sight import OBSERVING
from assessments.permissions import asked_to_observe, was_asked_to_observe
from assessments.queries.observation import asked_about, asked_of, in_the_pool
from assessments.rules.observation import may_answer
from assessments.views import form_draft
from foundations.clock import now, today
from foundations.verdict import Refused
from people.actions.opening import log_opening
from people.models import GuestLink, Person
from people.permissions import is_assessor


@login_required
def observations_asked(request: HttpRequest) -> HttpResponse:
    """List what somebody has been asked to observe and, for assessors, what waits for one of them."""
    person = _person(request)
    day = today()
    rows = asked_to_observe(person, asked_of(person.pk), day)
    assesses = is_assessor(person, day)
    context = {
        "waiting": [row for row in rows if row.is_open],
        "answered": [row for row in rows if row.is_decided][:20],
        "is_assessor": assesses,
        "pool": in_the_pool(person.pk) if assesses else [],
        "today": day,
    }
    return render(request, "assessments/pages/observations_asked.html", context)


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "POST"])
def observation_asked(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a request to its observer, and take their answer."""
    person, at = _person(request), now()
    found = Observation.objects.filter(uuid=uuid).select_related("person", "step", "record").first()
    if found is None or not was_asked_to_observe(person, found, localdate(at)):
        raise Http404
    log_opening(by=person, person=found.person, at=at, purpose=OBSERVING)
    done = reverse("assessments:observations_asked")
    if request.method == "GET" and not found.is_open and not found.is_decided:
        messages.info(request, "This request does not wait any more: it was withdrawn, or given back.")
        return HttpResponseRedirect(done)
    answer = Answering(request, found, by=person)
    if request.method == "POST" and form_draft.is_script(request):
        return answer.to_script()
    if request.method == "POST" and answer.is_taken():
        return HttpResponseRedirect(done)
    return render(request, "assessments/pages/observation_form.html", answer.context())


@require_POST
@login_required
def take_observation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let an assessor take what waits for one."""
    person = _person(request)
    found = Observation.objects.filter(uuid=uuid).exclude(person_id=person.pk).first()
    if found is None or not is_assessor(person, today()):
        raise Http404
    try:
        take(observation=found, by=person, at=now())
    except Refused as refusal:
        messages.info(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(reverse("assessments:observations_asked"))
    return HttpResponseRedirect(reverse("assessments:observation_asked", args=[uuid]))


class Answering:
    """One observer with one request: the same form for whoever has an account and for whoever came by a link."""

    def __init__(
        self,
        request: HttpRequest,
        found: Observation,
        *,
        by: Person | None = None,
        link: GuestLink | None = None,
    ) -> None:
        self.request, self.found, self.by, self.link = request, found, by, link
        if found.is_open:
            open_request(observation=found, at=now())
        data: Any = request.POST if request.method == "POST" else None
        self.gives_back = data is not None and "give_back" in data
        self.form = self._form(found.draft, None if self.gives_back else data)
        self.back_form = GiveBackForm(data if self.gives_back else None)
        self.edition = found.draft_edition
        self.elsewhere: list[tuple[str, str]] = []
        self.said: tuple[str, ...] = ()

    def _form(self, draft: Mapping[str, str], data: Any = None) -> FindingsForm:
        initial = {"observed_on": today(), **draft}
        return FindingsForm(data, criteria=asked_about(self.found), today=today(), initial=initial)

    def to_script(self) -> JsonResponse:
        return form_draft.to_script(lambda: self._keep().draft_edition)

    def is_taken(self) -> bool:
        """Do what was asked for; False where something has to be put right first, or cannot be done any more."""
        try:
            return self._give_back() if self.gives_back else self._answer()
        except Refused as refusal:
            self.said = refusal.verdict.sentences
            self.found.refresh_from_db()
            return False

    def _give_back(self) -> bool:
        if not self.back_form.is_valid():
            return False
        because = self.back_form.cleaned_data["because"]
        give_back(observation=self.found, because=because, at=now(), by=self.by, link=self.link)
        messages.success(self.request, f"Given back. {self.found.person.name} has been told.")
        return True

    def _answer(self) -> bool:
        if form_draft.KEEP in self.request.POST:
            return self._keeps()
        if self.found.is_open and not self.form.is_valid():
            return False
        if not self.found.is_open:
            raise ObservationRefused(may_answer(self.found.state, is_own=False, is_asked=True))
        decide(
            observation=self.found,
            findings=self.form.findings(),
            agreed=self.form.cleaned_data["agreed"],
            observed_on=self.form.cleaned_data["observed_on"],
            confirmed=self.form.confirmed,
            at=now(),
            by=self.by,
            link=self.link,
        )
        messages.success(self.request, f"Thank you. {self.found.person.name} has been told.")
        return True

    def _keeps(self) -> bool:
        """Keep it by the button; where another tab was quicker, show both."""
        try:
            self._keep()
        except FormDraftIsNewer as newer:
            self.elsewhere = self.form.differing(newer.kept)
            self.edition, self.form = newer.edition, self._form(self.form.as_draft())
            return False
        messages.success(self.request, "Saved. Nobody else sees it until you send it.")
        return True

    def _keep(self) -> Observation:
        draft, edition = self.form.as_draft(), form_draft.edition_in(self.request)
        return keep_draft(
            observation=self.found, draft=draft, at=now(), by=self.by, link=self.link, edition=edition
        )

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was sent and could not be kept any more, in words."""
        return words_sent(self.request, self.found) if self.said else []

    def context(self) -> dict[str, Any]:
        page = ObservationPage.objects.filter(pk=self.found.step.page_id).first()
        return {
            "asked": self.found,
            "page": page,
            "title": page.title if page else self.found.step.title,
            "form": self.form,
            "back_form": self.back_form,
            "is_guest": self.link is not None,
            "edition": self.edition,
            "elsewhere": self.elsewhere,
            "said": self.said,
            "typed": self.typed,
        }


def words_sent(request: HttpRequest, found: Observation) -> list[tuple[str, str]]:
    """Return what an observer has sent, box by box, in words."""
    if "give_back" in request.POST:
        return [("Why you cannot do it", request.POST.get("because", ""))]
    form = FindingsForm(request.POST, criteria=asked_about(found), today=today())
    return form.in_words(form.as_draft())


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user
