"""Asking for confirmations: what I asked, whom, and what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from competencies.actions.verification import (
    VerificationRefused,
    ask_guest,
    ask_supervisor,
    withdraw_request,
)
from competencies.forms.verification import AskForm
from competencies.models import VerificationRequest
from competencies.queries.framework import current_framework
from competencies.queries.verification import (
    choosable,
    is_for_guest,
    request_view,
    requests_of,
    verifiers_of,
)
from competencies.views.mixin import OwnCompetenciesMixin
from foundations.clock import now
from foundations.verdict import Refused
from people.actions.guest_link import GuestLinkRefused
from people.models import Person
from people.queries.assessors import without_pool


class VerificationsView(OwnCompetenciesMixin, TemplateView):
    template_name = "competencies/pages/verifications.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = requests_of(self.person)
        return super().get_context_data(
            waiting=[each for each in found if each.is_open],
            over=[each for each in found if not each.is_open],
            may_ask=choosable(self.person).exists(),
            **kwargs,
        )


class AskVerificationView(OwnCompetenciesMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    """One page: which results, whom, and a few words."""

    template_name = "competencies/pages/ask_verification.html"
    form_class = AskForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.ratings = list(choosable(self.person)) if request.user.is_authenticated else []

    def get_form_kwargs(self) -> dict[str, Any]:
        framework = current_framework()
        names = {level.number: level.name for level in framework.tree.levels} if framework else {}
        return {
            **super().get_form_kwargs(),
            "ratings": self.ratings,
            "level_names": names,
            "verifiers": verifiers_of(self.person, self.today),
        }

    def get_initial(self) -> dict[str, Any]:
        """Tick what the page before was about."""
        code = self.request.GET.get("competency", "")
        ticked = [str(each.pk) for each in self.ratings if each.competency.code == code]
        return {"results": ticked} if ticked else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(has_results=bool(self.ratings), **kwargs)

    def form_valid(self, form: AskForm) -> HttpResponse:
        if form.is_for_guest and not ratelimit.consume(self.request, action="guest_asked"):
            too_often: HttpResponse = ratelimit.respond_429(self.request)
            return too_often
        try:
            request = self._ask(form)
        except VerificationRefused as refused:
            return self._refuse(form, refused, None)
        except GuestLinkRefused as refused:
            return self._refuse(form, refused, "guest_email")
        name = form.cleaned_data["guest_name"] if form.is_for_guest else request.verifier_name
        messages.success(self.request, f"{name} has been asked. You hear from us when they have answered.")
        return HttpResponseRedirect(reverse("competencies:verification", args=[request.uuid]))

    def _ask(self, form: AskForm) -> VerificationRequest:
        said = form.cleaned_data
        terms: dict[str, Any] = {
            "person": self.person,
            "ratings": form.chosen,
            "message": said["message"],
            "at": now(),
            "today": self.today,
        }
        if form.is_for_guest:
            return ask_guest(name=said["guest_name"], email=said["guest_email"], **terms)
        return ask_supervisor(verifier=Person.objects.get(pk=int(said["verifier"])), **terms)

    def _refuse(self, form: AskForm, refused: Refused, field: str | None) -> HttpResponse:
        form.add_error(field, list(refused.verdict.sentences))
        return self.form_invalid(form)


class VerificationView(OwnCompetenciesMixin, TemplateView):
    """One request of mine: how each result stands, and what was said."""

    template_name = "competencies/pages/verification.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = request_view(own_request(self.person, self.kwargs["uuid"]))
        is_pooled = (
            found.is_open and found.request.pooled_at is not None and found.request.taken_by_id is None
        )
        return super().get_context_data(
            asked=found,
            is_guest=is_for_guest(found.request),
            has_no_assessor=is_pooled and bool(without_pool([self.person.pk], self.today)),
            **kwargs,
        )


class WithdrawVerificationView(OwnCompetenciesMixin, View):
    """Take a request back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            withdraw_request(own_request(self.person, uuid), at=now())
            messages.success(request, "The request is withdrawn. What was decided before stays.")
        except VerificationRefused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
        return HttpResponseRedirect(reverse("competencies:verification", args=[uuid]))


def own_request(person: Person, uuid: UUID) -> VerificationRequest:
    """Return a request of one's own; another's answers 404, as does what is not there."""
    return get_object_or_404(VerificationRequest, person=person, uuid=uuid)
