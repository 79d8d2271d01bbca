"""Choosing people, by searching for a name or an address; for the programme team alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people.models import Person
from people.permissions import may_manage_people


class PersonFilterForm(BaseFilterForm):
    q = forms.CharField(
        label="Name or e-mail address",
        widget=forms.TextInput(attrs={"placeholder": "Name or e-mail address"}),
        required=False,
    )

    def filter(self, objects: QuerySet[Person]) -> QuerySet[Person]:
        words = self.cleaned_data.get("q", "").split()
        for word in words:
            objects = objects.filter(Q(name__icontains=word) | Q(email__icontains=word))
        self.is_searching, self.search_query = bool(words), " ".join(words)
        return objects


class TeamOnly:
    """Answers 404 to whoever may not manage people, as if there were no such address."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage_people(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class PeopleListed(TeamOnly):
    filter_form_class = PersonFilterForm
    ordering = ("name", "pk")
    per_page = 20

    def get_object_list(self) -> QuerySet[Person]:
        people: QuerySet[Person] = Person.objects.current()
        return people

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("email", label="E-mail address", accessor="email")]  # type: ignore[misc]


class ChoosePersonView(PeopleListed, chooser.ChooseView):
    pass


class ChoosePersonResultsView(PeopleListed, chooser.ChooseResultsView):
    pass


class ChosenPersonView(TeamOnly, chooser.ChosenView):
    pass


class ChosenPeopleView(TeamOnly, chooser.ChosenMultipleView):
    pass


class PersonChooserViewSet(ChooserViewSet):
    model = Person
    icon = "user"
    choose_one_text = "Choose a person"
    choose_another_text = "Choose somebody else"
    register_widget = False
    choose_view_class = ChoosePersonView
    choose_results_view_class = ChoosePersonResultsView
    chosen_view_class = ChosenPersonView
    chosen_multiple_view_class = ChosenPeopleView


person_chooser = PersonChooserViewSet("cohort_people")
