"""Somebody without an account observes: by their link they see this one request, and answer it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from assessments.actions.observation import PURPOSE
from assessments.models import Observation
from assessments.views import form_draft
from assessments.views.observation_answer import Answering, words_sent
from foundations.verdict import Verdict
from people.models import GuestLink
from people.views.guest_link import GuestView, OpenGuestLinkView, no_longer_works


class OpenObservationView(OpenGuestLinkView):
    purpose, screen = PURPOSE, "assessments:guest_observation"


@method_decorator(sensitive_post_parameters(), name="dispatch")
class GuestObservationView(GuestView):
    """The request, once they have said who they are."""

    purpose = PURPOSE

    def asks(self, link: GuestLink) -> str:
        found = self._found(link)
        return f"{link.asked_by.name} asks you for “{found.step.title}”: to see their practice, talk it over, and say what you saw."

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        answer = Answering(request, self._found(self.link), link=self.link)
        return self._shown(request, answer)

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponseBase:
        answer = Answering(request, self._found(self.link), link=self.link)
        if form_draft.is_script(request):
            return answer.to_script()
        if answer.is_taken():
            return HttpResponseRedirect(request.path)
        return self._shown(request, answer)

    def refused(self, request: HttpRequest, verdict: Verdict) -> HttpResponse:
        """Say why the link does not work any more; what was typed meanwhile stays on the screen."""
        if form_draft.is_script(request):
            return form_draft.refused(verdict.sentences)
        return no_longer_works(request, verdict, typed=self._typed(request))

    def _typed(self, request: HttpRequest) -> list[tuple[str, str]]:
        link = getattr(self, "link", None)
        if request.method != "POST" or link is None or not link.is_confirmed:
            return []
        return words_sent(request, self._found(link))

    def _found(self, link: GuestLink) -> Observation:
        rows = Observation.objects.select_related("person", "step")
        return get_object_or_404(rows, uuid=link.about)

    def _shown(self, request: HttpRequest, answer: Answering) -> HttpResponse:
        context = answer.context() | {"link": self.link}
        return render(request, "assessments/pages/observation_form.html", context)
