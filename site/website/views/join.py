"""Asking to join: what there is to ask for, the forms, and the page behind the link in the mail.

No screen here says whether an address is known: what follows is in the mail alone.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from courses.queries.outline import current_outline
from foundations.clock import now, today
from people.models import JoinRequest
from people.queries.join_request import request_with
from people.rules.join_request import CONFIRM_WITHIN
from people.vocabulary import JoinKind, JoinState
from website.actions.join_request import SIGNER, ask_to_join, confirm_address
from website.forms.join_request import LinkWorkerForm, OpenProgrammeForm, OrganisationForm
from website.rules.programmes import open_programme, open_programmes
from website.views.invitation import remember_key
from website.views.limits import too_often


class JoinView(TemplateView):
    """The ways in, each for whom it is."""

    template_name = "website/pages/join.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(programmes=open_programmes(current_outline(self.request)), **kwargs)


class AskView(FormView[forms.Form]):
    """A form whose answer is the same page for everybody."""

    template_name = "website/pages/join_form.html"
    kind: ClassVar[JoinKind]
    title: ClassVar[str]
    lede: ClassVar[str]
    reads: ClassVar[str] = (
        "The programme team reads this, to answer you. It is removed a year after the answer."
    )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        address = form.cleaned_data["address"]
        if answer := too_often(self.request, "join", address):
            return answer
        ask_to_join(
            kind=self.kind,
            name=form.cleaned_data["name"],
            address=address,
            terms=self.terms_of(form),
            at=now(),
            today=today(),
        )
        self.request.session["asked_to_join"] = address
        return redirect("website:join_sent")

    def terms_of(self, form: Any) -> dict[str, Any]:
        terms: dict[str, Any] = form.terms
        return terms

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title=self.title, lede=self.lede, reads=self.reads, **kwargs)


class LinkWorkerView(AskView):
    kind = JoinKind.LINK_WORKER
    form_class = LinkWorkerForm
    title = "Join as a link worker"
    lede = (
        "Tell us who you are and where you work. Your employer, or the programme team, confirms it; then you choose a "
        "password and begin."
    )
    reads = (
        "Your employer's administrator and the programme team read this, to answer you. It is removed a year after the "
        "answer."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": today()}


class OrganisationView(AskView):
    kind = JoinKind.EMPLOYER
    form_class = OrganisationForm
    title = "Register your organisation"
    lede = (
        "For employers of link workers. Name one person who keeps the list of posts; the programme team looks at every "
        "registration and answers by e-mail."
    )


class OpenProgrammeView(AskView):
    kind = JoinKind.ROUTE
    form_class = OpenProgrammeForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.programme = open_programme(current_outline(request), kwargs["code"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.programme is None:
            raise Http404
        if request.user.is_authenticated:
            return redirect("website:take_place", code=self.programme.code)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.programme is not None
        self.title, self.lede = self.programme.title, self.programme.summary  # type: ignore[misc]
        return super().get_context_data(programme=self.programme, **kwargs)

    def terms_of(self, form: Any) -> dict[str, Any]:
        assert self.programme is not None
        return {"programme": self.programme.code}


class SentView(TemplateView):
    """Look into your mail: the same words whoever asked, and whatever is known of them."""

    template_name = "website/pages/join_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(address=self.request.session.get("asked_to_join", ""), **kwargs)


class JoinRequestView(View):
    """The page behind the link in the mail: confirm the address, then see how the request stands."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        found = _request_of(key)
        if found is None:
            return render(request, "website/pages/join_unknown.html", status=404)
        return render(
            request, "website/pages/join_request.html", {"asked": found, "is_late": _is_late(found)}
        )

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        found = request_with(key)
        if found is None or _is_late(found):
            return self.get(request, key)
        invitation_key = confirm_address(found, at=now(), today=today())
        if invitation_key:
            remember_key(request, invitation_key)
            return redirect("website:invitation")
        return redirect(reverse("website:join_request", args=[key]))


def _request_of(key: str) -> JoinRequest | None:
    found = request_with(key)
    if found is not None:
        return found
    try:
        uuid = SIGNER.unsign(key)
    except BadSignature:
        return None
    rows = JoinRequest.objects.select_related("employer", "waiting_with", "place", "role")
    return rows.filter(uuid=uuid).first()


def _is_late(found: JoinRequest) -> bool:
    return found.state == JoinState.UNVERIFIED and now() >= found.asked_at + CONFIRM_WITHIN
