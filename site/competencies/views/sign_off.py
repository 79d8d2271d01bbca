"""Signing off a year: what stands and what is missing, my declaration, and my supervisor's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from competencies.actions.sign_off import SignOffRefused, declare, decline, sign, withdraw_sign_off
from competencies.forms.sign_off import DeclareForm, DeclineForm, SignForm
from competencies.models import SignOff
from competencies.queries.asked_purpose import ASKED_PURPOSE
from competencies.queries.sign_off import is_signed_as_it_is, sign_offs_for, sign_offs_of, year_picture
from competencies.queries.verification import verifiers_of
from competencies.rules.sign_off import LEARNER_DECLARATION, SUPERVISOR_DECLARATION, thawed
from competencies.views.mixin import OwnCompetenciesMixin
from competencies.views.verification_answer import VerifierMixin
from foundations.clock import now, today
from people.actions.opening import log_opening
from people.models import Person


class SignOffsView(OwnCompetenciesMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    """What my year asks for, what of it stands, and the declaration once all of it does."""

    template_name = "competencies/pages/sign_offs.html"
    form_class = DeclareForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.year = request.GET.get("year", "")
            self.picture = year_picture(self.person, self.today, self.year)
            if self.year and self.picture is None:
                raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "verifiers": verifiers_of(self.person, self.today)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        declared = list(sign_offs_of(self.person))
        code = self.picture.year_code if self.picture else ""
        is_open = any(_is_open(each) and each.year == code for each in declared)
        is_signed = bool(self.picture and is_signed_as_it_is(self.person, self.picture))
        return super().get_context_data(
            picture=self.picture,
            declared=declared,
            is_signed=is_signed,
            may_declare=bool(self.picture and self.picture.all_stand and not is_open and not is_signed),
            declaration=LEARNER_DECLARATION,
            **kwargs,
        )

    def form_valid(self, form: DeclareForm) -> HttpResponse:
        verifier = Person.objects.get(pk=int(form.cleaned_data["verifier"]))
        code = self.picture.year_code if self.picture else ""
        try:
            made = declare(person=self.person, year=code, verifier=verifier, at=now(), today=self.today)
        except SignOffRefused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self.form_invalid(form)
        messages.success(self.request, f"{verifier} has been asked to sign. You hear from us when they have.")
        return HttpResponseRedirect(reverse("competencies:sign_off", args=[made.uuid]))


class SignOffView(OwnCompetenciesMixin, TemplateView):
    """One sign-off of mine: both declarations as they were shown, and the frozen picture."""

    template_name = "competencies/pages/sign_off.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = get_object_or_404(sign_offs_of(self.person), uuid=self.kwargs["uuid"])
        return super().get_context_data(**_shown(found), **kwargs)


class WithdrawSignOffView(OwnCompetenciesMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        try:
            withdraw_sign_off(get_object_or_404(SignOff, person=self.person, uuid=uuid), at=now())
            messages.success(request, "The declaration is withdrawn. You can declare again at any time.")
        except SignOffRefused as refused:
            messages.warning(request, " ".join(refused.verdict.sentences))
        return HttpResponseRedirect(reverse("competencies:sign_off", args=[uuid]))


class AnswerSignOffView(VerifierMixin, TemplateView):
    """Sign what somebody declared, or say why not."""

    template_name = "competencies/pages/answer_sign_off.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.found = get_object_or_404(sign_offs_for(self.viewer, today()), uuid=kwargs["uuid"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {"sign_form": SignForm(), "decline_form": DeclineForm()} | kwargs
        return super().get_context_data(
            **_shown(self.found), supervisor_declaration=SUPERVISOR_DECLARATION, **forms
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        assert self.found.person is not None
        log_opening(by=self.viewer, person=self.found.person, at=now(), purpose=ASKED_PURPOSE)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        declines = request.POST.get("do") == "decline"
        form = DeclineForm(request.POST) if declines else SignForm(request.POST)
        if form.is_valid():
            try:
                self._answer(form)
            except SignOffRefused as refused:
                form.add_error(None, list(refused.verdict.sentences))
            else:
                messages.success(request, f"Your answer is kept, and {self.found.person} has been told.")
                return HttpResponseRedirect(reverse("competencies:answer_verifications"))
        named = {"decline_form" if declines else "sign_form": form, "declines": declines}
        return self.render_to_response(self.get_context_data(**named))

    def _answer(self, form: SignForm | DeclineForm) -> None:
        if isinstance(form, DeclineForm):
            reason = form.cleaned_data["reason"]
            decline(self.found, by=self.viewer, reason=reason, at=now(), today=self.on)
        else:
            sign(self.found, by=self.viewer, at=now(), today=self.on)


def _is_open(sign_off: SignOff) -> bool:
    return sign_off.withdrawn_at is None and getattr(sign_off, "decision", None) is None


def _shown(sign_off: SignOff) -> dict[str, Any]:
    return {
        "sign_off": sign_off,
        "decision": getattr(sign_off, "decision", None),
        "stands": thawed(sign_off.snapshot),
        "is_open": _is_open(sign_off),
    }
