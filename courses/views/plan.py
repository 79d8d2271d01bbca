"""A learner's own plan: what is due when, how quickly, and days away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from courses.actions.enrolment import EnrolmentRefused, change_pace, pause, resume, take_back_pause
from courses.forms.plan import PaceForm, PauseForm, TakeBackForm
from courses.models import Enrolment
from courses.queries.pace import proposed_pace
from courses.queries.progress import progress_of
from courses.rules.progress import ProgrammeProgress
from courses.vocabulary import OPEN_ENROLMENT_STATUSES
from foundations.clock import now, today
from people.models import Person


class PlanView(LoginRequiredMixin, View):
    """Show a plan and change it; each of its forms says by ``do`` what it does."""

    enrolment: Enrolment
    person: Person

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if isinstance(request.user, Person):
            self.person = request.user
            self.enrolment = self._find(kwargs["programme"])
        return super().dispatch(request, *args, **kwargs)

    def _find(self, code: str) -> Enrolment:
        held = Enrolment.objects.for_learner(self.person.pk).in_programme(code)
        found = held.filter(status__in=OPEN_ENROLMENT_STATUSES).select_related("programme", "learner").first()
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, programme: str) -> HttpResponse:
        return self._show(request)

    def post(self, request: HttpRequest, programme: str) -> HttpResponse:
        acts = {
            "pace": self._pace,
            "pause": self._pause,
            "resume": self._resume,
            "take_back": self._take_back,
        }
        act = acts.get(request.POST.get("do", ""))
        if act is None:
            raise Http404
        return act(request)

    def _pace(self, request: HttpRequest) -> HttpResponse:
        form = self._pace_form(request.POST)
        if not form.is_valid():
            return self._show(request, pace_form=form)
        try:
            change_pace(
                enrolment=self.enrolment, modules_per_month=form.modules_per_month, by=self.person, at=now()
            )
        except EnrolmentRefused as refusal:
            form.add_error("pace", list(refusal.verdict.sentences))
            return self._show(request, pace_form=form)
        return self._done(request, "Your plan has its new pace.")

    def _pause(self, request: HttpRequest) -> HttpResponse:
        form = PauseForm(request.POST)
        if not form.is_valid():
            return self._show(request, pause_form=form)
        days = form.cleaned_data
        try:
            pause(
                enrolment=self.enrolment, start=days["start"], until=days["until"], by=self.person, at=now()
            )
        except EnrolmentRefused as refusal:
            form.add_error("until", list(refusal.verdict.sentences))
            return self._show(request, pause_form=form)
        return self._done(
            request, "Nothing falls due while you are away. Your plan goes on by itself after it."
        )

    def _resume(self, request: HttpRequest) -> HttpResponse:
        try:
            resume(enrolment=self.enrolment, by=self.person, at=now())
        except EnrolmentRefused as refusal:
            messages.info(request, " ".join(refusal.verdict.sentences))
            return self._back()
        return self._done(request, "Welcome back. Your plan goes on from today.")

    def _take_back(self, request: HttpRequest) -> HttpResponse:
        form = TakeBackForm(request.POST)
        if not form.is_valid():
            raise Http404
        try:
            take_back_pause(
                enrolment=self.enrolment, start=form.cleaned_data["start"], by=self.person, at=now()
            )
        except EnrolmentRefused as refusal:
            messages.info(request, " ".join(refusal.verdict.sentences))
            return self._back()
        return self._done(request, "Those days away are taken back. Your plan goes on through them.")

    def _pace_form(self, said: QueryDict | None = None) -> PaceForm:
        proposed = proposed_pace(self.person.pk, today())
        return PaceForm(said, current=self.enrolment.modules_per_month, proposed=proposed)

    def _done(self, request: HttpRequest, words: str) -> HttpResponse:
        messages.success(request, words)
        return self._back()

    def _back(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("courses:plan", args=[self.enrolment.programme.code]))

    def _show(
        self,
        request: HttpRequest,
        *,
        pace_form: PaceForm | None = None,
        pause_form: PauseForm | None = None,
    ) -> HttpResponse:
        code = self.enrolment.programme.code
        progress: ProgrammeProgress = progress_of([self.person.pk], code, today())[self.person.pk]
        has_errors = bool((pace_form and pace_form.errors) or (pause_form and pause_form.errors))
        context = {
            "progress": progress,
            "enrolment": self.enrolment,
            "pace_form": pace_form or self._pace_form(),
            "to_come": self.enrolment.pauses.filter(started_on__gt=today()).order_by("started_on"),
            "pause_form": pause_form or PauseForm(),
            "breadcrumbs": [{"label": progress.programme.title, "url": progress.programme.url}],
        }
        return render(request, "courses/pages/plan.html", context, status=422 if has_errors else 200)
