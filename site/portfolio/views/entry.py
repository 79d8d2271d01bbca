"""Logging CPD: writing, changing and removing an entry of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from foundations.clock import now
from portfolio.actions.entry import remove_entry, start_cpd_year_in, write_entry
from portfolio.forms.cpd_year import CPDYearForm
from portfolio.forms.entry import EntryForm
from portfolio.models import CPDEntry
from portfolio.queries.cpd_year import personal_year
from portfolio.views.mixin import OwnPortfolioMixin


class LogView(OwnPortfolioMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    """Write an entry, or change one; "Keep as a draft" asks for less."""

    template_name = "portfolio/pages/entry.html"
    form_class = EntryForm
    entry: CPDEntry | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        is_draft = self.request.POST.get("keep") == "draft"
        entry = self.entry or CPDEntry()
        return {**super().get_form_kwargs(), "instance": entry, "today": self.today, "is_draft": is_draft}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entry=self.entry, **kwargs)

    def form_valid(self, form: EntryForm) -> HttpResponse:
        write_entry(
            person=self.person, values=form.values(), is_draft=form.is_draft, at=now(), entry=self.entry
        )
        said = "Kept as a draft. Only you can see it." if form.is_draft else "Logged in your CPD year."
        messages.success(self.request, said)
        return HttpResponseRedirect(reverse("portfolio:home"))


class EntryView(LogView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.entry = get_object_or_404(CPDEntry.objects.of_person(self.person), uuid=kwargs["uuid"])
        return super().dispatch(request, *args, **kwargs)


class RemoveEntryView(OwnPortfolioMixin, TemplateView):
    template_name = "portfolio/pages/remove_entry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entry=self._entry(), **kwargs)

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        remove_entry(entry=self._entry())
        messages.success(request, "The entry has been removed from your log.")
        return HttpResponseRedirect(reverse("portfolio:home"))

    def _entry(self) -> CPDEntry:
        return get_object_or_404(CPDEntry.objects.of_person(self.person), uuid=self.kwargs["uuid"])


class CPDYearView(OwnPortfolioMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    """Say when one's CPD year begins."""

    template_name = "portfolio/pages/cpd_year.html"
    form_class = CPDYearForm

    def get_initial(self) -> dict[str, Any]:
        return {"month": personal_year(self.person, self.today).starts_in_month}

    def form_valid(self, form: CPDYearForm) -> HttpResponse:
        start_cpd_year_in(person=self.person, month=form.cleaned_data["month"])
        messages.success(self.request, "Your CPD year has been changed. Your entries are where they were.")
        return HttpResponseRedirect(reverse("portfolio:home"))
