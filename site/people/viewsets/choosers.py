"""Choosing a person, an organisation or a group by a word of its name, however many there are.

For the programme team alone: whoever only writes the curriculum has no business with who takes part in it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people.models import Group, Organisation, Person
from people.permissions import may_manage_people


class _TeamOnly:
    """Answers whoever may not change people's records as if it were not there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage_people(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class _OneByNumber(_TeamOnly):
    def get_object(self, pk: str) -> Any:
        if not str(pk).isdecimal():
            raise Http404
        return super().get_object(pk)  # type: ignore[misc]


class _WordFilter(BaseFilterForm):
    """Finds rows that hold the word in any of the fields."""

    fields_searched: ClassVar[tuple[str, ...]] = ()
    q = forms.CharField(
        label="Search term", widget=forms.TextInput(attrs={"placeholder": "Search"}), required=False
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        word = self.cleaned_data.get("q", "").strip()
        if not word:
            return objects
        self.is_searching, self.search_query = True, word
        found = Q()
        for field in self.fields_searched:
            found |= Q(**{f"{field}__icontains": word})
        return objects.filter(found)


def _chooser(name: str, model: type[Any], icon: str, one: str, searched: tuple[str, ...]) -> ChooserViewSet:
    word_filter = type(f"{model.__name__}Filter", (_WordFilter,), {"fields_searched": searched})

    class Found(_TeamOnly):
        filter_form_class = word_filter
        ordering = searched[0]

    class Choose(Found, ChooseView):
        pass

    class ChooseResults(Found, ChooseResultsView):
        pass

    class Chosen(_OneByNumber, ChosenView):
        pass

    class ChosenMultiple(_TeamOnly, ChosenMultipleView):
        pass

    return ChooserViewSet(
        name,
        model=model,
        icon=icon,
        choose_one_text=f"Choose {one}",
        choose_another_text=f"Choose another {one.split(' ', 1)[1]}",
        edit_item_text="Edit",
        per_page=20,
        choose_view_class=Choose,
        choose_results_view_class=ChooseResults,
        chosen_view_class=Chosen,
        chosen_multiple_view_class=ChosenMultiple,
    )


person_chooser = _chooser("person_chooser", Person, "user", "a person", ("name", "email"))
organisation_chooser = _chooser(
    "organisation_chooser", Organisation, "site", "an organisation", ("name", "code", "ods_code")
)
group_chooser = _chooser("group_chooser", Group, "group", "a group", ("name", "slug"))
CHOOSERS = (person_chooser, organisation_chooser, group_chooser)
