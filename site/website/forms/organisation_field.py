"""Naming an organisation in words: found, chosen among those it may be, or kept as typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms

from people.models import Organisation
from people.queries.join_request import organisations_like

NONE_OF_THESE: Final = "none"
WHICH: Final = "Which one do you mean?"
UNKNOWN: Final = "No organisation on Linkway has this name or code. Try another word of its name, or ask the programme team to add it."


class NamesOrganisations(forms.Form):
    """A form in which organisations are typed. ``{name}_choice`` appears where several may be meant.

    ``organisations[name]`` is what was found, or None where the words as typed are kept.
    """

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.organisations: dict[str, Organisation | None] = {}

    def match(self, name: str, kinds: Iterable[str], *, must_exist: bool = False) -> None:
        """Find what was typed in a field; call it from ``clean``."""
        typed = self.cleaned_data.get(name, "")
        self.organisations[name] = None
        if not typed:
            return
        found = organisations_like(typed, self.today, kinds)
        if len(found) == 1 and _is_named(found[0], typed):
            self.organisations[name] = found[0]
        elif found:
            self._choose(name, found, must_exist)
        elif must_exist:
            self.add_error(name, UNKNOWN)

    def _choose(self, name: str, found: list[Organisation], must_exist: bool) -> None:
        key = f"{name}_choice"
        chosen = self.data.get(self.add_prefix(key), "")
        by_key = {str(organisation.pk): organisation for organisation in found}
        if chosen in by_key:
            self.organisations[name] = by_key[chosen]
            return
        if chosen == NONE_OF_THESE and not must_exist:
            return
        choices = [(pk, f"{organisation.name} ({organisation.code})") for pk, organisation in by_key.items()]
        if not must_exist:
            choices.append((NONE_OF_THESE, f"None of these: keep “{self.cleaned_data[name]}”"))
        field = forms.ChoiceField(
            label=f"{self.fields[name].label}: {WHICH.lower()}", choices=choices, widget=forms.RadioSelect
        )
        self.fields = _after(self.fields, name, key, field)
        self.add_error(key, WHICH)


def _is_named(organisation: Organisation, typed: str) -> bool:
    words = " ".join(typed.split()).casefold()
    return words in {
        organisation.name.casefold(),
        organisation.code.casefold(),
        organisation.ods_code.casefold(),
    }


def _after(fields: dict[str, forms.Field], name: str, key: str, field: forms.Field) -> dict[str, forms.Field]:
    """Return the fields with another that stands behind the one of that name."""
    with_it: dict[str, forms.Field] = {}
    for known, each in fields.items():
        with_it[known] = each
        if known == name:
            with_it[key] = field
    return with_it
