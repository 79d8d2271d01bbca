"""Saying that something is wrong with a page, and reading the answer; signed in or not."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from foundations.clock import now, today
from foundations.verdict import Refused
from people.models import Person
from website.actions.help_request import SIGNER, ask_for_help, reopen
from website.forms.help_request import HelpRequestForm, NotSolvedForm
from website.models import HelpRequest
from website.queries.help_request import named_page
from website.rules.help_request import page_named
from website.vocabulary import HelpEvent, HelpState

TOO_OFTEN = (
    "There were many requests from where you are in the last hour. Wait a little, then send this again."
)
ASKED = "asked_for_help"


def person_of(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


class ReportView(FormView[HelpRequestForm]):
    """What is wrong with this page?"""

    template_name = "website/pages/report.html"
    form_class = HelpRequestForm

    @property
    def page(self) -> str:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return page_named(asked.get("page", "")[:2000])

    def get_initial(self) -> dict[str, Any]:
        return {"page": self.page}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"is_signed_in": person_of(self.request) is not None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=named_page(self.page) if self.page else None, **kwargs)

    def form_valid(self, form: HelpRequestForm) -> HttpResponse:
        if not ratelimit.consume(self.request, action="help"):
            form.add_error(None, TOO_OFTEN)
            return self.form_invalid(form)
        said = form.cleaned_data
        request = ask_for_help(
            kind=said["kind"],
            words=said["words"],
            page=named_page(self.page),
            asker=person_of(self.request),
            name=said.get("name", ""),
            address=said.get("address", ""),
            confirmed=form.confirmed,
            at=now(),
            today=today(),
        )
        self.request.session[ASKED] = str(request.uuid)
        return redirect("website:reported")


class ReportedView(TemplateView):
    """Thank you: the number of the request, and by when it is answered."""

    template_name = "website/pages/reported.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uuid = self.request.session.get(ASKED)
        asked = HelpRequest.objects.filter(uuid=uuid).first() if uuid else None
        return super().get_context_data(asked=asked, **kwargs)


class MyHelpRequestsView(LoginRequiredMixin, TemplateView):
    """What I have asked."""

    template_name = "website/pages/my_help_requests.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Person = self.request.user  # type: ignore[assignment]
        rows = HelpRequest.objects.of_person(person).order_by("-asked_at", "-pk")
        return super().get_context_data(requests=rows[:100], **kwargs)


class AnswerView(FormView[NotSolvedForm]):
    """One request and its answer, for whoever asked; with a box to say that it did not help."""

    template_name = "website/pages/help_request.html"
    form_class = NotSolvedForm

    @cached_property
    def asked(self) -> HelpRequest:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {HelpEvent.ASKED, HelpEvent.ANSWERED, HelpEvent.REOPENED}
        events = [event for event in self.asked.events.order_by("pk") if event.what in shown]
        is_open = self.asked.state == HelpState.OPEN
        return super().get_context_data(asked=self.asked, events=events, is_open=is_open, **kwargs)

    def form_valid(self, form: NotSolvedForm) -> HttpResponse:
        if not ratelimit.consume(self.request, action="help"):
            form.add_error(None, TOO_OFTEN)
            return self.form_invalid(form)
        words = form.cleaned_data["words"]
        try:
            reopen(self.asked, by=self.asked.asker, at=now(), today=today(), words=words)
        except Refused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.form_invalid(form)
        messages.success(self.request, "Thank you. Somebody looks at it again.")
        return redirect(self.request.path)


class MyHelpRequestView(LoginRequiredMixin, AnswerView):
    """One of my own requests."""

    @cached_property
    def asked(self) -> HelpRequest:
        person: Person = self.request.user  # type: ignore[assignment]
        found = HelpRequest.objects.of_person(person).filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise Http404
        return found


class HelpRequestAnswerView(AnswerView):
    """A request behind the link that was mailed to somebody without an account."""

    @cached_property
    def asked(self) -> HelpRequest:
        try:
            uuid = SIGNER.unsign(self.kwargs["key"])
        except BadSignature as nothing:
            raise Http404 from nothing
        found = HelpRequest.objects.filter(uuid=uuid, asker__isnull=True).first()
        if found is None:
            raise Http404
        return found
