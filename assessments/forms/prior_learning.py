"""Answering a claim of prior learning: each competency, and a word about the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from assessments.forms.draft import DraftedForm
from assessments.rules.prior_learning import LONGEST_REASON, LONGEST_SUMMARY
from courses.models import PriorClaim, PriorClaimPart
from courses.vocabulary import ClaimDecision


class AnswerForm(DraftedForm):
    """Nothing is required: what is missing is said when the answer is sent."""

    summary = forms.CharField(
        label="What you say to them about the whole claim",
        help_text="Begin with what is strong. They read this first.",
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": f"Write at most {LONGEST_SUMMARY} characters."},
    )

    def __init__(self, *args: Any, claim: PriorClaim, parts: Sequence[PriorClaimPart], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [part for part in parts if not part.is_carried]
        self.initial["summary"] = claim.summary
        for part in self.parts:
            self.fields[f"decision-{part.code}"] = forms.ChoiceField(
                label=f"Is “{part.title}” recognised?",
                choices=ClaimDecision.choices,
                required=False,
                initial=part.decision,
                widget=forms.RadioSelect,
            )
            self.fields[f"reason-{part.code}"] = forms.CharField(
                label="Your reason; if not yet, what is missing and what to do",
                required=False,
                max_length=LONGEST_REASON,
                initial=part.reason,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"max_length": f"Write at most {LONGEST_REASON} characters."},
            )
        self.fields["own"] = self.fields.pop("own")
        self.word_fields = ("summary", *(f"reason-{part.code}" for part in self.parts))

    @property
    def decisions(self) -> dict[str, tuple[str, str]]:
        """Return what was said of each competency, as it came."""
        return {
            part.code: (
                str(self.data.get(f"decision-{part.code}", "")),
                str(self.data.get(f"reason-{part.code}", "")),
            )
            for part in self.parts
        }

    def boxes(self, part: PriorClaimPart) -> dict[str, forms.BoundField]:
        return {"decision": self[f"decision-{part.code}"], "reason": self[f"reason-{part.code}"]}
