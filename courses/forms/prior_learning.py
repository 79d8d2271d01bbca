"""Writing a claim of prior learning: one statement, and a few words or something to point to for each competency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from courses.models import PriorClaim, PriorClaimPart
from courses.queries.prior_learning import Citable
from courses.rules.prior_learning import (
    LONGEST_STATEMENT,
    LONGEST_WORDS,
    NO_STATEMENT,
    STATEMENT_KEY,
    STATEMENT_TITLE,
)
from foundations.checked_words import ChecksWords


class ClaimForm(ChecksWords):
    """Everything that a person says in a claim. Nothing is required: what is missing is said when it is sent."""

    statement = forms.CharField(
        label="Your work so far",
        help_text=(
            "Where you have worked as a link worker or in something like it, since when, what you do in an ordinary week, and "
            "what training you took. Ten good sentences here save writing below."
        ),
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": NO_STATEMENT.sentence,
            "max_length": f"Write at most {LONGEST_STATEMENT} characters.",
        },
    )

    def __init__(
        self,
        *args: Any,
        claim: PriorClaim,
        parts: Sequence[PriorClaimPart],
        citable: Sequence[Citable],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [part for part in parts if not part.is_carried]
        self.initial["statement"] = claim.statement
        choices = [(STATEMENT_KEY, STATEMENT_TITLE)]
        choices += [(each.key, f"{each.title} ({each.group.lower()})") for each in citable]
        for part in self.parts:
            self.fields[f"words-{part.code}"] = _words(part)
            self.fields[f"evidence-{part.code}"] = _evidence(part, choices)
        self.fields["own"] = self.fields.pop("own")
        self.word_fields = ("statement", *(f"words-{part.code}" for part in self.parts))

    @property
    def words(self) -> dict[str, str]:
        """Return what was written for each competency, as it came, whatever the check says of it."""
        return {part.code: str(self.data.get(f"words-{part.code}", "")) for part in self.parts}

    @property
    def evidence(self) -> dict[str, list[str]]:
        if not isinstance(self.data, QueryDict):
            return {}
        return {part.code: self.data.getlist(f"evidence-{part.code}") for part in self.parts}

    def boxes(self, part: PriorClaimPart) -> dict[str, forms.BoundField]:
        """Return the two boxes of one competency: what is ticked, and what is written."""
        return {"ticks": self[f"evidence-{part.code}"], "words": self[f"words-{part.code}"]}


def _words(part: PriorClaimPart) -> forms.CharField:
    return forms.CharField(
        label=f"An example for “{part.title}”",
        required=False,
        max_length=LONGEST_WORDS,
        initial=part.words,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Write at most {LONGEST_WORDS} characters."},
    )


def _evidence(part: PriorClaimPart, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    held = [f"{each['kind']}:{each['uuid']}" for each in part.evidence]
    return forms.MultipleChoiceField(
        label=f"What shows “{part.title}”",
        required=False,
        choices=choices,
        initial=held,
        widget=forms.CheckboxSelectMultiple,
    )
