"""Who has not come in yet, and sending them an invitation: first how many and to whom, then the sending."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from foundations.clock import now, today
from people.models import Person
from people.queries.invitation import not_in_yet
from website.actions.invitation import send_invitations
from website.views.keeping import KeepingView

PAGE_SIZE = 100


class ChoosingView(TemplateView):
    """Choose, look at whom, send. The same on ``/lead/`` and, for the programme team, in ``/admin/``."""

    after: str

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = [
            int(pk) for pk in request.POST.getlist("person")[:PAGE_SIZE] if pk.isdecimal() and len(pk) < 18
        ]
        people = list(not_in_yet(self.viewer, today()).filter(pk__in=chosen, email__isnull=False))
        if not people:
            messages.warning(request, "Tick whom you want to invite. Nothing has been sent.")
            return redirect(self.after)
        if "send" not in request.POST:
            return self.render_to_response(self.get_context_data(chosen=people))
        sent = send_invitations(
            [person.pk for person in people],
            by=self.viewer,
            at=now(),
            today=today(),
        )
        messages.success(request, _sent(sent))
        return redirect(self.after)

    def show(self) -> HttpResponse:
        moment = now()
        people = not_in_yet(self.viewer, today())
        page = Paginator(people, PAGE_SIZE).get_page(self.request.GET.get("page"))
        rows = [(person, self._stands(person, moment)) for person in page.object_list]
        return self.render_to_response(self.get_context_data(page=page, rows=rows))

    @staticmethod
    def _stands(person: Any, moment: Any) -> str:
        if person.asked_at is None:
            return "new"
        return "waits" if person.asked_until > moment else "expired"


class InvitationsView(KeepingView, ChoosingView):
    """Those whom this viewer may invite."""

    template_name = "website/pages/invitations.html"
    after = "website:invitations"


def _sent(people: list[Person]) -> str:
    if len(people) == 1:
        return f"One invitation is on its way, to {people[0].name}."
    return f"{len(people)} invitations are on their way."
