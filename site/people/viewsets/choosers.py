"""Choosing a person, an organisation or a group by a word of its name, however many there are."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people.models import Group, Organisation, Person


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

    class Found:
        filter_form_class = word_filter
        ordering = searched[0]

    class Choose(Found, ChooseView):
        pass

    class ChooseResults(Found, ChooseResultsView):
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
    )


person_chooser = _chooser("person_chooser", Person, "user", "a person", ("name", "email"))
organisation_chooser = _chooser(
    "organisation_chooser", Organisation, "site", "an organisation", ("name", "code", "ods_code")
)
group_chooser = _chooser("group_chooser", Group, "group", "a group", ("name", "slug"))
CHOOSERS = (person_chooser, organisation_chooser, group_chooser)
