"""Second steps of signing in that somebody lost, for the programme team: one asks, another one approves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from foundations.clock import now
from people.actions.second_step_reset import ResetRefused, decline_reset
from people.models import Person, SecondStepReset
from people.permissions import may_manage_people
from website.actions.second_step_reset import approve_reset, ask_for_reset

SHOWN_AFTERWARDS = 20


class ResetForm(forms.Form):
    address = forms.EmailField(
        label="E-mail address of the person",
        help_text="Make sure first that it is them who asks: by a call to a number that you had before, for instance.",
    )

    def clean_address(self) -> Person:
        """Return the person who has the address."""
        person: Person | None = Person.objects.known_as(self.cleaned_data["address"]).first()
        if person is None:
            raise forms.ValidationError("Nobody has this address.")
        return person


class SecondStepResetsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "website/admin/second_step_resets.html"
    page_title = "Lost second steps"
    header_icon = "key"
    breadcrumbs_items = (
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": "", "label": "Lost second steps"},
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = SecondStepReset.objects.select_related("person", "asked_by", "decided_by")
        decided = rows.exclude(pk__in=SecondStepReset.objects.waiting())
        return super().get_context_data(
            form=kwargs.pop("form", None) or ResetForm(),
            waiting=rows.waiting().order_by("asked_at", "pk"),
            decided=decided.order_by("-decided_at", "-pk")[:SHOWN_AFTERWARDS],
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        by = request.user
        assert isinstance(by, Person)
        if "approve" in request.POST or "decline" in request.POST:
            return self._decide(request, by)
        form = ResetForm(request.POST)
        if form.is_valid():
            try:
                ask_for_reset(person=form.cleaned_data["address"], by=by, at=now())
            except ResetRefused as refused:
                for sentence in refused.verdict.sentences:
                    form.add_error("address", sentence)
            else:
                messages.success(
                    request, "Asked for. Somebody else of the team approves it; the person is told."
                )
                return redirect("website_second_steps:index")
        return self.render_to_response(self.get_context_data(form=form))

    def _decide(self, request: HttpRequest, by: Person) -> HttpResponse:
        is_approved = "approve" in request.POST
        reset = get_object_or_404(
            SecondStepReset, uuid=_uuid(request.POST["approve" if is_approved else "decline"])
        )
        try:
            if is_approved:
                approve_reset(reset, by=by, at=now())
                messages.success(
                    request, f"Taken off. {reset.person.name} is told, and signed out everywhere."
                )
            else:
                decline_reset(reset, by=by, at=now())
                messages.success(request, "Declined. Nothing was changed.")
        except ResetRefused as refused:
            messages.error(request, str(refused))
        return redirect("website_second_steps:index")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
