"""Claiming what one knows already: what may be claimed, one claim, and what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView, View

from courses.actions.prior_learning_claim import (
    ClaimRefused,
    begin_claim,
    save_claim,
    submit_claim,
    withdraw_claim,
)
from courses.forms.prior_learning import ClaimForm
from courses.models import Activity, PriorClaim
from courses.queries.prior_learning import (
    citable,
    claims_of,
    descriptors_of,
    offers_of,
    parts_of,
    titles_of,
)
from courses.vocabulary import ActivityKind, ClaimState
from foundations.clock import now, today
from people.models import Person
from people.queries.assessors import without_assessor


class OwnClaims(LoginRequiredMixin, View):
    """A screen of one's own claims; another's answers 404, as does what is not there."""

    @property
    def person(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    def own(self, uuid: UUID) -> PriorClaim:
        claims = PriorClaim.objects.of(self.person.pk).select_related("target", "assessor", "person")
        return get_object_or_404(claims, uuid=uuid)


class PriorLearningView(OwnClaims, TemplateView):
    """What I may claim, and what I have claimed."""

    template_name = "courses/pages/prior_learning.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        claims = claims_of(self.person.pk)
        return super().get_context_data(
            offers=offers_of(self.person.pk),
            open_claims=[claim for claim in claims if claim.is_open],
            past_claims=[claim for claim in claims if not claim.is_open],
            **kwargs,
        )


class BeginClaimView(OwnClaims):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, target: UUID) -> HttpResponse:
        found = get_object_or_404(Activity, uuid=target, kind__in=(ActivityKind.MODULE, ActivityKind.YEAR))
        try:
            claim = begin_claim(person=self.person, target=found, at=now())
        except ClaimRefused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
            return redirect("courses:prior_learning")
        return redirect("courses:prior_claim", uuid=claim.uuid)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ClaimView(OwnClaims, TemplateView):
    """One claim: to write while it is a draft, to read afterwards."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.claim = self.own(kwargs["uuid"])
            self.parts = parts_of(self.claim)
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        is_draft = self.claim.state == ClaimState.DRAFT
        return [f"courses/pages/prior_claim{'_draft' if is_draft else ''}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None)
        if self.claim.state == ClaimState.DRAFT and form is None:
            form = self._form()
        found = descriptors_of(self.parts, self.claim.target.curriculum)
        rows = [
            {
                "part": part,
                "descriptor": found.get(part.code),
                "boxes": form.boxes(part) if form and not part.is_carried else {},
            }
            for part in self.parts
        ]
        return super().get_context_data(
            claim=self.claim,
            form=form,
            rows=rows,
            modules=titles_of(self.claim),
            is_entry=self.claim.target.kind == ActivityKind.YEAR,
            has_no_assessor=self._has_no_assessor(),
            missing=sum(1 for part in self.parts if part.decision == "not_yet"),
            **kwargs,
        )

    def _has_no_assessor(self) -> bool:
        is_waiting = self.claim.state == ClaimState.SUBMITTED and self.claim.assessor_id is None
        return is_waiting and bool(without_assessor([self.person.pk], today()))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        form = self._form(request.POST)
        if self.claim.state != ClaimState.DRAFT:
            return redirect("courses:prior_claim", uuid=uuid)
        at = now()
        save_claim(
            claim=self.claim,
            statement=request.POST.get("statement", ""),
            words=form.words,
            evidence=form.evidence,
            at=at,
        )
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"saved_at": at.isoformat()})
        if request.POST.get("do") == "files":
            return redirect(f"{reverse('assessments:evidence_files')}?claim={uuid}")
        if request.POST.get("do") != "send":
            messages.success(request, "Kept. Only you can see it until you send it.")
            return redirect("courses:prior_claim", uuid=uuid)
        return self._send(form)

    def _send(self, form: ClaimForm) -> HttpResponse:
        if form.is_valid():
            try:
                submit_claim(claim=self.claim, confirmed=form.confirmed, at=now())
            except ClaimRefused as refused:
                return self._again(form, refusals=refused.verdict.refusals)
            messages.success(self.request, "Sent. You will hear when somebody has read it.")
            return redirect("courses:prior_claim", uuid=self.claim.uuid)
        return self._again(form)

    def _again(self, form: ClaimForm, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **more))

    def _form(self, posted: Any = None) -> ClaimForm:
        return ClaimForm(posted, claim=self.claim, parts=self.parts, citable=citable(self.person))


class WithdrawClaimView(OwnClaims):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        claim = self.own(uuid)
        was_draft = claim.state == ClaimState.DRAFT
        try:
            withdraw_claim(claim=claim, at=now())
        except ClaimRefused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
            return redirect("courses:prior_claim", uuid=uuid)
        messages.success(
            request, "Removed." if was_draft else "Taken back. Nobody is asked to read it any more."
        )
        return redirect("courses:prior_learning")
