"""Cohorts in the administration, and choosing people for them."""

from __future__ import annotations

from typing import Any

import django_filters  # type: ignore[import-untyped]  # ships no types
from django.utils.formats import date_format
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.viewsets.model import ModelViewSet

from courses.models import Activity
from peer_learning.forms.cohort import CohortForm
from peer_learning.models import Cohort
from peer_learning.views.cohort import CohortCreateView, CohortEditView, CohortIndexView
from peer_learning.views.person_chooser import person_chooser


def _first_day(cohort: Cohort) -> str:
    return date_format(cohort.starts_on, "j F Y")


class CohortFilterSet(WagtailFilterSet):
    programme = django_filters.ModelChoiceFilter(
        field_name="pacing__programme",
        label="Programme",
        queryset=lambda request: (
            Activity.objects.filter(pacings__cohort__isnull=False).distinct().order_by("title", "pk")
        ),
    )
    starts = django_filters.DateFromToRangeFilter(field_name="pacing__started_on", label="Starts")

    class Meta:
        model = Cohort
        fields: list[str] = []


class CohortViewSet(ModelViewSet):
    model = Cohort
    name = "cohorts"
    icon = "group"
    menu_label = "Cohorts"
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 50
    create_template_name = "peer_learning/cohort_form.html"
    edit_template_name = "peer_learning/cohort_form.html"
    index_view_class = CohortIndexView
    add_view_class = CohortCreateView
    edit_view_class = CohortEditView
    filterset_class = CohortFilterSet
    search_fields = ["group__name"]
    search_backend_name = None
    ordering = ("-pacing__started_on", "group__name", "pk")
    list_display = [
        "name",
        Column(
            "programme", label="Programme", accessor="programme_title", sort_key="pacing__programme__title"
        ),
        Column("starts_on", label="Starts", accessor=_first_day, sort_key="pacing__started_on"),
        NumberColumn("pace", label="Modules a month", accessor="modules_per_month"),
        Column("facilitators", label="Facilitators", accessor="facilitator_names"),
        NumberColumn("members", label="Members", accessor="member_count", sort_key="member_count"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[CohortForm]:
        return CohortForm

    def get_edit_handler(self) -> Any:
        """The screen has a template of its own, so there are no panels."""
        return None


cohorts = CohortViewSet()

__all__ = ["cohorts", "person_chooser"]
