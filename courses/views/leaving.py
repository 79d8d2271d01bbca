"""Leaving a programme by oneself, and coming back to it: each is looked at once before it is done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from courses.actions.enrolment import EnrolmentRefused, come_back, withdraw
from courses.models import Enrolment
from courses.queries.left import left_by_themselves, place_left
from courses.queries.outline import current_outline
from courses.rules.enrolment import may_come_back
from courses.rules.outline import ProgrammeNode
from courses.vocabulary import EnrolmentStatus
from foundations.clock import now


class _PlaceView(LoginRequiredMixin, View):
    """One person's own place on a programme that is published; anybody else's is not there."""

    template_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            found = current_outline().programme(kwargs["programme"])
            if found is None:
                raise Http404
            self.programme: ProgrammeNode = found
            self.place = self.find(found.code)
        return super().dispatch(request, *args, **kwargs)

    def find(self, code: str) -> Enrolment:
        raise NotImplementedError

    def get(self, request: HttpRequest, programme: str) -> HttpResponse:
        context = {"programme": self.programme, "place": self.place, **self.more()}
        return render(request, self.template_name, context)

    def more(self) -> dict[str, Any]:
        return {}


class LeaveProgrammeView(_PlaceView):
    """What stays, what stops and the way back; then one button."""

    template_name = "courses/pages/leave_programme.html"

    def find(self, code: str) -> Enrolment:
        held = Enrolment.objects.for_learner(self.request.user.pk).in_programme(code)  # type: ignore[arg-type]
        found = held.filter(status=EnrolmentStatus.ACTIVE).select_related("programme", "learner").first()
        if found is None:
            raise Http404
        return found

    def post(self, request: HttpRequest, programme: str) -> HttpResponse:
        try:
            withdraw(enrolment=self.place, by=self.place.learner, at=now())
        except EnrolmentRefused as refused:
            messages.info(request, " ".join(refused.verdict.sentences))
        else:
            messages.success(request, "You have left the programme. What you have done is kept.")
        return redirect("website:my_learning")


class ComeBackView(_PlaceView):
    """Take the place again that one left; who was taken off reads whom to ask."""

    template_name = "courses/pages/come_back.html"

    def find(self, code: str) -> Enrolment:
        found = place_left(self.request.user.pk, code)  # type: ignore[arg-type]
        if found is None:
            raise Http404
        return found

    def more(self) -> dict[str, Any]:
        return {"verdict": may_come_back(left_by_themselves=left_by_themselves(self.place))}

    def post(self, request: HttpRequest, programme: str) -> HttpResponse:
        try:
            come_back(left=self.place, at=now())
        except EnrolmentRefused as refused:
            messages.info(request, " ".join(refused.verdict.sentences))
            return redirect(self.programme.url or "courses:programmes")
        messages.success(
            request, "Welcome back. Your plan begins today, and everything you have done counts."
        )
        return redirect("courses:plan", programme=self.programme.code)
