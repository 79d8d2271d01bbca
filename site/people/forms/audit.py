"""Narrowing the audit list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from people.queries.audit import AuditSearch
from people.vocabulary import AuditKind

DAYS_AT_FIRST = 30
LAST_YEAR = 9998


class AuditForm(forms.Form):
    name = forms.CharField(required=False, max_length=100, label="Name, of who did it or whose record it was")
    kind = forms.ChoiceField(required=False, choices=[("", "Everything"), *AuditKind.choices], label="What")
    since = forms.DateField(
        required=False, label="First day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        required=False, label="Last day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any, *, today: date) -> None:
        self.today = today
        given = {name: data.get(name, "") for name in ("name", "kind", "since", "until")}
        given["since"] = given["since"] or (today - timedelta(days=DAYS_AT_FIRST)).isoformat()
        given["until"] = given["until"] or today.isoformat()
        super().__init__(given)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (since := cleaned.get("since")) and (until := cleaned.get("until")) and until < since:
            self.add_error("until", "The last day is before the first.")
        if (until := cleaned.get("until")) and until.year > LAST_YEAR:
            self.add_error("until", "That day is too far away.")
        return cleaned

    @property
    def search(self) -> AuditSearch:
        """What is looked for; after a mistake, the last days of everything."""
        if not self.is_valid():
            return AuditSearch(since=self.today - timedelta(days=DAYS_AT_FIRST), until=self.today)
        cleaned = self.cleaned_data
        return AuditSearch(
            since=cleaned["since"],
            until=cleaned["until"],
            name=cleaned["name"].strip(),
            kind=cleaned["kind"],
        )
