"""The programme team's screens: requests for help, and people who are stuck."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from foundations.clock import now, today
from foundations.verdict import Refused
from people.actions.opening import log_opening
from people.models import Person
from people.permissions import may_manage_people
from people.views.fresh_sign_in import ask_again
from people.vocabulary import Purpose
from website.actions.help_request import answer, claim, close, hand_to_team, reopen
from website.actions.invitation import send_invitation
from website.actions.support import change_address
from website.forms.help_request import AnswerForm
from website.forms.support import AddressForm, FindPersonForm, QueueForm
from website.models import HelpRequest
from website.queries.help_request import may_support, queue, request_seen_by
from website.queries.support import Stuck, people_like, stuck_person
from website.vocabulary import AddressCheck, HelpState

PAGE_SIZE = 50
PEOPLE_SHOWN = 30


class SupportScreen(LoginRequiredMixin, TemplateResponseMixin, ContextMixin, View):
    """A page for whoever answers requests; it is not there for anybody else."""

    allows: Callable[[Person], bool] = staticmethod(may_support)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on = today()
        if request.user.is_authenticated and not self.allows(request.user):
            raise Http404("This page is for people who answer requests for help.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    @cached_property
    def is_team(self) -> bool:
        return may_manage_people(self.viewer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(is_team=self.is_team, on=self.on, **kwargs)


class SupportView(SupportScreen):
    """Requests that wait, the most urgent first."""

    template_name = "website/pages/support.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = QueueForm(request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        show, kind = asked.get("show", ""), asked.get("kind", "")
        rows = queue(self.viewer, show=show, kind=kind, on=self.on)
        page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        lines = [{"asked": each, "is_late": each.is_late(self.on)} for each in page.object_list]
        query = urlencode({"show": show, "kind": kind}) + "&"
        is_filtered = bool(show or kind)
        return self.render_to_response(
            self.get_context_data(form=form, page=page, lines=lines, query=query, is_filtered=is_filtered)
        )


class SupportRequestView(SupportScreen):
    """One request: what was said, what happened, and what can be done. Each form says by ``do`` what it does."""

    template_name = "website/pages/support_request.html"

    @cached_property
    def asked(self) -> HelpRequest:
        found = request_seen_by(self.viewer, self.kwargs["uuid"])
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, uuid: str) -> HttpResponse:
        return self.show(AnswerForm())

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        do = request.POST.get("do", "")
        if do == "answer":
            return self._answer()
        act = {"claim": self._claim, "team": self._team, "close": self._close, "reopen": self._reopen}.get(do)
        if act is None:
            raise Http404
        try:
            messages.success(request, act())
        except Refused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
        still_mine = request_seen_by(self.viewer, self.asked.uuid) is not None
        return (
            redirect("website:support_request", uuid=self.asked.uuid)
            if still_mine
            else redirect("website:support")
        )

    def _claim(self) -> str:
        claim(self.asked, by=self.viewer, at=now())
        return "You have taken this request on."

    def _team(self) -> str:
        hand_to_team(self.asked, by=self.viewer, at=now(), today=self.on)
        return "It waits with the whole programme team now."

    def _close(self) -> str:
        close(self.asked, by=self.viewer, at=now())
        return "The request is closed."

    def _reopen(self) -> str:
        reopen(self.asked, by=self.viewer, at=now(), today=self.on)
        return "The request is open again."

    def _answer(self) -> HttpResponse:
        form = AnswerForm(self.request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            answer(self.asked, words=form.cleaned_data["words"], by=self.viewer, at=now())
        except Refused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.show(form)
        messages.success(self.request, f"{self.asked.number} is answered.")
        return redirect("website:support")

    def show(self, form: AnswerForm) -> HttpResponse:
        asked = self.asked
        events = asked.events.select_related("by").order_by("pk")
        can_reach = bool(asked.asker_id or asked.address)
        return self.render_to_response(
            self.get_context_data(
                asked=asked,
                events=events,
                form=form,
                can_reach=can_reach,
                is_open=asked.state == HelpState.OPEN,
                is_closed=asked.state == HelpState.CLOSED,
                is_late=asked.is_late(self.on),
            )
        )


class TeamScreen(SupportScreen):
    """A page for the programme team alone."""

    allows = staticmethod(may_manage_people)


class SupportPeopleView(TeamScreen):
    """Finds a person by name or address."""

    template_name = "website/pages/support_people.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = FindPersonForm(request.GET)
        text = form.cleaned_data["q"] if form.is_valid() else ""
        people = list(people_like(self.viewer, text, self.on)[: PEOPLE_SHOWN + 1])
        return self.render_to_response(
            self.get_context_data(
                form=form, text=text, people=people[:PEOPLE_SHOWN], has_more=len(people) > PEOPLE_SHOWN
            )
        )


class SupportPersonView(TeamScreen):
    """One person's ways in, and what became of their mails; an invitation again, and a new address after a check."""

    template_name = "website/pages/support_person.html"

    @cached_property
    def stuck(self) -> Stuck:
        found = stuck_person(self.viewer, self.kwargs["pk"], self.on)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        log_opening(by=self.viewer, person=self.stuck.person, at=now(), purpose=Purpose.PROGRAMME_TEAM)
        return self.show(AddressForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        act = {"invite": self._invite, "address": self._address}.get(request.POST.get("do", ""))
        if act is None:
            raise Http404
        return act()

    def _invite(self) -> HttpResponse:
        try:
            sent = send_invitation(self.stuck.person, by=self.viewer, at=now())
        except Refused as refused:
            messages.warning(self.request, " ".join(refused.verdict.sentences))
        else:
            messages.success(self.request, f"An invitation is on its way to {sent.address}.")
        return redirect(self._here)

    def _address(self) -> HttpResponse:
        if asked := ask_again(self.request):
            return asked
        form = AddressForm(self.request.POST)
        if not form.is_valid():
            return self.show(form)
        said = form.cleaned_data
        try:
            change_address(
                self.stuck.person,
                address=said["address"],
                check=AddressCheck(said["check"]),
                keeps_former=said["keeps_former"],
                by=self.viewer,
                at=now(),
                today=self.on,
            )
        except Refused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.show(form)
        messages.success(self.request, "The address is changed, and both addresses are told.")
        return redirect(self._here)

    @property
    def _here(self) -> str:
        return reverse("website:support_person", args=[self.stuck.person.pk])

    def show(self, form: AddressForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(stuck=self.stuck, form=form))
