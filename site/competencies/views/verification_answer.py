"""Answering requests: for supervisors and line managers, and for the assessors in whose pool a request waits."""

from __future__ import annotations

from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from competencies.actions.verification import VerificationRefused
from competencies.actions.verification_decision import decide
from competencies.actions.verification_pool import give_back, take
from competencies.forms.verification import AnswerForm
from competencies.models.verification import VerificationRequestQuerySet
from competencies.permissions import POOL_PURPOSE, verifies
from competencies.queries.asked_purpose import ASKED_PURPOSE
from competencies.queries.sign_off import sign_offs_for
from competencies.queries.verification import (
    RequestView,
    pool_of,
    request_view,
    request_views,
    requests_for,
    waiting_for,
)
from foundations.clock import now, today
from people.actions.opening import log_opening
from people.models import Person
from people.permissions import is_assessor

PAGE = 50


class VerifierMixin(LoginRequiredMixin):
    """A screen for whoever may confirm; everybody else meets a page that is not there."""

    request: HttpRequest
    current_tab = "waiting"
    only_assessors = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on: date = today()
        if request.user.is_authenticated:
            self.is_assessor = is_assessor(request.user, self.on)
            if not (self.is_assessor if self.only_assessors else verifies(request.user, self.on)):
                raise Http404("This page is for people who confirm competencies.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def viewer(self) -> Person:
        return cast(Person, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = [("waiting", "To confirm", "competencies:answer_verifications")]
        if self.is_assessor:
            places.append(("pool", "Assessors’ pool", "competencies:verification_pool"))
        tabs = [
            {"label": label, "url": reverse(name), "current": code == self.current_tab}
            for code, label, name in places
        ]
        return super().get_context_data(tabs=tabs, **kwargs)  # type: ignore[misc,no-any-return]


class AnswerVerificationsView(VerifierMixin, TemplateView):
    """What waits for me, longest first; then what I was asked before."""

    template_name = "competencies/pages/answer_verifications.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting_for(self.viewer, self.on)
        over = requests_for(self.viewer, self.on).exclude(pk__in=waiting.values("pk"))
        page = Paginator(over.order_by("-asked_at", "-pk"), PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            waiting=request_views(waiting.with_everything().order_by("asked_at", "pk")[:PAGE]),
            over=request_views(cast(VerificationRequestQuerySet, page.object_list).with_everything()),
            page=page,
            to_sign=sign_offs_for(self.viewer, self.on).open(),
            **kwargs,
        )


class AnswerVerificationView(VerifierMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    """One request: descriptors, comments and evidence of each result, and my answers."""

    template_name = "competencies/pages/answer_verification.html"
    form_class = AnswerForm
    asked: RequestView

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            rows = requests_for(self.viewer, today())
            self.asked = request_view(get_object_or_404(rows, uuid=kwargs["uuid"]))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = self.asked.request.person
        assert person is not None
        has_taken = self.asked.request.taken_by_id == self.viewer.pk
        log_opening(
            by=self.viewer,
            person=person,
            at=now(),
            purpose=POOL_PURPOSE if has_taken else ASKED_PURPOSE,
        )
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "items": self.asked.open_items}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        taken_by = self.asked.request.taken_by_id
        return super().get_context_data(
            asked=self.asked,
            has_taken=taken_by == self.viewer.pk,
            may_answer=self.asked.is_open and taken_by in (None, self.viewer.pk),
            **kwargs,
        )

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        try:
            made = decide(self.asked.request, form.answers(), by=self.viewer, at=now(), today=self.on)
        except VerificationRefused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.form_invalid(form)
        person = self.asked.request.person
        said = "one result" if len(made) == 1 else f"{len(made)} results"
        messages.success(self.request, f"Your answer on {said} is kept, and {person} has been told.")
        return HttpResponseRedirect(reverse("competencies:answer_verifications"))


class VerificationPoolView(VerifierMixin, TemplateView):
    """What nobody answered in ten working days: since when it waits, and who has taken it. Never one's own."""

    template_name = "competencies/pages/verification_pool.html"
    current_tab = "pool"
    only_assessors = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(pool_of(self.viewer, self.on).order_by("asked_at", "pk"), PAGE).get_page(
            self.request.GET.get("page")
        )
        rows = cast(VerificationRequestQuerySet, page.object_list).with_everything()
        return super().get_context_data(lines=request_views(rows), page=page, viewer=self.viewer, **kwargs)


class TakeVerificationView(VerifierMixin, View):
    """Take a request from the pool, or put it back."""

    http_method_names = ["post"]
    only_assessors = True
    gives_back = False

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        found = get_object_or_404(pool_of(self.viewer, self.on), uuid=uuid)
        pool = reverse("competencies:verification_pool")
        if self.gives_back:
            give_back(found, by=self.viewer)
            messages.success(request, "The request waits in the pool again.")
            return HttpResponseRedirect(pool)
        try:
            take(found, by=self.viewer, at=now(), today=self.on)
        except VerificationRefused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
            return HttpResponseRedirect(pool)
        return HttpResponseRedirect(reverse("competencies:answer_verification", args=[uuid]))
