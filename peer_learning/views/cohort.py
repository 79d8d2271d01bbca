"""Cohorts in the administration: the list, and the one screen on which a cohort is written."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.telepath import JSContext
from wagtail.admin.views import generic

from foundations import clock
from peer_learning.forms.cohort import CohortForm
from peer_learning.models import Cohort
from peer_learning.views.person_chooser import person_chooser


class CohortIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Cohort]:
        cohorts: QuerySet[Cohort] = (
            Cohort.objects.with_names().with_member_count(clock.today()).with_facilitators(clock.today())
        )
        return cohorts

    def search_queryset(self, queryset: QuerySet[Cohort]) -> QuerySet[Cohort]:
        words = self.search_query
        return queryset.filter(pk__in=Cohort.objects.matching(words).values("pk")) if words else queryset


class WritesCohort:
    """What making and changing a cohort share."""

    saved: Cohort | None = None
    request: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"today": clock.today(), "person_chooser": person_chooser.widget_class}

    def is_valid(self, form: CohortForm) -> bool:
        """Do it; what the rules refuse is shown on the form, with everything that was filled in."""
        if form.is_valid():
            self.saved = form.act(by=self.request.user, at=clock.now())
        if self.saved is None:
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
        return self.saved is not None

    def save_instance(self) -> Cohort | None:
        return self.saved

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        script = JSContext()
        chooser = person_chooser.widget_class()
        context["chooser_definition"] = script.pack(chooser)
        context["media"] = context["media"] + script.media + chooser.media
        context["newcomers_options"] = {
            "type": "newcomers",
            "formsetPrefix": "id_newcomers",
            "emptyChildFormPrefix": "newcomers-__prefix__",
            "canOrder": False,
            "maxForms": 1000,
            "chooserFieldName": "person",
        }
        return context


class CohortCreateView(WritesCohort, generic.CreateView):
    page_title = "New cohort"


class CohortEditView(WritesCohort, generic.EditView):
    pass
