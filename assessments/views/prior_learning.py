"""The assessors' queue of claims, and one claim with its answer. For anybody else these are not there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView

from assessments.actions.prior_learning import (
    AnswerRefused,
    answer_claim,
    release_claim,
    save_answer,
    take_claim,
)
from assessments.forms.prior_learning import AnswerForm
from assessments.queries.prior_learning import SIGHT_CODE, claims_seen_by, queue_of
from assessments.views import form_draft
from courses.models import PriorClaim, PriorClaimPart
from courses.queries.prior_learning import descriptors_of, parts_of, titles_of
from courses.vocabulary import ActivityKind, ClaimState
from foundations.clock import now, today
from people.actions.opening import log_opening
from people.models import Person
from people.permissions import is_assessor


class AssessorScreen(LoginRequiredMixin, TemplateView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on = today()
        if isinstance(request.user, Person) and not is_assessor(request.user, self.on):
            raise Http404("This page is for assessors.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]


class ClaimQueueView(AssessorScreen):
    """What waits: mine first, then what anybody may take, the oldest first."""

    template_name = "assessments/pages/claim_queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(queue=queue_of(self.viewer, self.on), **kwargs)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class AnswerClaimView(AssessorScreen):
    """One claim. Each form says by ``do`` what it does."""

    template_name = "assessments/pages/prior_claim.html"

    def _load(self, uuid: UUID) -> tuple[PriorClaim, list[PriorClaimPart]]:
        rows = claims_seen_by(self.viewer, self.on).select_related("person", "target", "assessor")
        found = rows.filter(uuid=uuid).first()
        if found is None:
            raise Http404
        return found, parts_of(found)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        claim, parts = self._load(kwargs["uuid"])
        log_opening(by=self.viewer, person=claim.person, purpose=SIGHT_CODE, at=now())
        return self._show(claim, parts)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        claim, parts = self._load(kwargs["uuid"])
        do = request.POST.get("do", "")
        if form_draft.is_script(request):
            return self._keep_for_script(claim, parts)
        try:
            if do == "take":
                take_claim(claim=claim, by=self.viewer, at=now())
            elif do == "release":
                release_claim(claim=claim, by=self.viewer)
                messages.success(request, "Given back to the queue. What you decided so far stays with it.")
                return redirect("assessments:claim_queue")
            elif do in {"keep", "send"}:
                return self._answer(claim, parts, is_sent=do == "send")
            else:
                raise Http404
        except AnswerRefused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
        return redirect("assessments:prior_claim", uuid=claim.uuid)

    def _keep_for_script(self, claim: PriorClaim, parts: list[PriorClaimPart]) -> HttpResponse:
        """Keep what has been decided so far, as it is typed."""
        form = AnswerForm(self.request.POST, claim=claim, parts=parts)
        summary = self.request.POST.get("summary", "")
        try:
            save_answer(claim=claim, by=self.viewer, decisions=form.decisions, summary=summary, at=now())
        except AnswerRefused as refused:
            return form_draft.refused(refused.verdict.sentences)
        return form_draft.kept(0)

    def _answer(self, claim: PriorClaim, parts: list[PriorClaimPart], *, is_sent: bool) -> HttpResponse:
        form = AnswerForm(self.request.POST, claim=claim, parts=parts)
        summary = self.request.POST.get("summary", "")
        try:
            save_answer(claim=claim, by=self.viewer, decisions=form.decisions, summary=summary, at=now())
        except AnswerRefused as refused:
            typed = form.in_words(form.as_draft())
            return self._show(claim, parts, said=refused.verdict.sentences, typed=typed)
        if not is_sent:
            messages.success(self.request, "Kept. They see nothing of it before you send the answer.")
            return redirect("assessments:prior_claim", uuid=claim.uuid)
        if not form.is_valid():
            return self._show(claim, parts, form=form)
        try:
            answer_claim(claim=claim, by=self.viewer, at=now())
        except AnswerRefused as refused:
            return self._show(claim, parts, form=form, refusals=refused.verdict.refusals)
        messages.success(self.request, f"Answered. {claim.person.name} has been told that they can read it.")
        return redirect("assessments:claim_queue")

    def _show(
        self, claim: PriorClaim, parts: list[PriorClaimPart], *, form: AnswerForm | None = None, **more: Any
    ) -> HttpResponse:
        is_mine = claim.assessor_id == self.viewer.pk and claim.state == ClaimState.SUBMITTED
        form = form or (AnswerForm(claim=claim, parts=parts) if is_mine else None)
        found = descriptors_of(parts, claim.target.curriculum)
        rows = [
            {
                "part": part,
                "descriptor": found.get(part.code),
                "boxes": form.boxes(part) if form and not part.is_carried else {},
            }
            for part in parts
        ]
        context = self.get_context_data(
            claim=claim,
            rows=rows,
            form=form,
            is_mine=is_mine,
            modules=titles_of(claim),
            is_entry=claim.target.kind == ActivityKind.YEAR,
            **more,
        )
        return self.render_to_response(context)
