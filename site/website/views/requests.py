"""Requests to join that wait for this viewer's answer."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundations.clock import now
from foundations.verdict import Refused
from people.models import JoinRequest
from people.permissions import may_manage_people
from people.queries.join_request import request_seen_by, requests_open_to
from people.vocabulary import DeclineReason, JoinKind, JoinState
from website.actions.join_request import approve, decline, forward
from website.forms.decision import ApproveForm, DeclineForm, ForwardForm
from website.views.keeping import KeepingView

PAGE_SIZE = 50


class RequestsView(KeepingView):
    """Who waits for an answer, longest first."""

    template_name = "website/pages/requests.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        waiting = requests_open_to(self.viewer, self.on)
        page = Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page"))
        return self.render_to_response(self.get_context_data(page=page))


class RequestView(KeepingView):
    """One request: what was asked, and the three answers. Each form says by ``do`` what it does."""

    template_name = "website/pages/request.html"

    @cached_property
    def asked(self) -> JoinRequest:
        found = request_seen_by(self.viewer, self.kwargs["uuid"], self.on)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, uuid: str) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, uuid: str) -> HttpResponse:
        act = {"approve": self._approve, "decline": self._decline, "forward": self._forward}.get(
            request.POST.get("do", "")
        )
        if act is None:
            raise Http404
        return act()

    def _approve(self) -> HttpResponse:
        form = self._approve_form(self.request.POST)
        if not form.is_valid():
            return self.show(approve_form=form)
        return self._answer(
            lambda: approve(self.asked, by=self.viewer, at=now(), today=self.on, **form.terms),
            f"{self.asked.name} is in: the invitation is on its way.",
            approve_form=form,
        )

    def _decline(self) -> HttpResponse:
        form = DeclineForm(self.request.POST)
        if not form.is_valid():
            return self.show(decline_form=form)
        reason, words = DeclineReason(form.cleaned_data["reason"]), form.cleaned_data["words"]
        return self._answer(
            lambda: decline(self.asked, reason=reason, words=words, by=self.viewer, at=now()),
            f"{self.asked.name} has your answer.",
            decline_form=form,
        )

    def _forward(self) -> HttpResponse:
        form = ForwardForm(self.request.POST, asked=self.asked, today=self.on)
        if not form.is_valid():
            return self.show(forward_form=form)
        to = form.organisation
        return self._answer(
            lambda: forward(self.asked, to=to, by=self.viewer, at=now(), today=self.on),
            f"The request waits with {to.name if to else 'the programme team'} now.",
            forward_form=form,
        )

    def _answer(self, act: Any, done: str, **form: Any) -> HttpResponse:
        """Do it; where it is refused, say why and keep what was typed. Whoever came second sees the first answer."""
        try:
            act()
        except Refused as refused:
            del self.asked
            if self.asked.state != JoinState.WAITING:
                messages.warning(self.request, " ".join(refused.verdict.sentences))
                return redirect("website:request", uuid=self.asked.uuid)
            bound = next(iter(form.values()))
            bound.add_error(None, list(refused.verdict.sentences))
            return self.show(**form)
        messages.success(self.request, done)
        return redirect("website:requests")

    def _approve_form(self, data: Any = None) -> ApproveForm:
        may_choose = may_manage_people(self.viewer)
        return ApproveForm(data, asked=self.asked, may_choose=may_choose, today=self.on)

    def show(self, **forms: Any) -> HttpResponse:
        context = {
            "approve_form": self._approve_form(),
            "decline_form": DeclineForm(),
            "forward_form": ForwardForm(asked=self.asked, today=self.on),
        } | forms
        return self.render_to_response(
            self.get_context_data(
                asked=self.asked,
                is_waiting=self.asked.state == JoinState.WAITING,
                is_employer=self.asked.kind == JoinKind.EMPLOYER,
                opened=next(iter(forms), ""),
                **context,
            )
        )
