"""The form in which somebody gives their own view of a competency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from competencies.queries.competency import Entry
from competencies.queries.evidence import EvidenceGroup
from competencies.rules.published import LevelNode
from competencies.rules.rating import LONGEST_COMMENT, MOST_EVIDENCE, TOO_MUCH_EVIDENCE, Cited
from foundations.checked_words import ChecksWords


class RatingForm(ChecksWords):
    """A level, a few words, and evidence. What was cited before may be cited again, whatever has become of it."""

    word_fields = ("comment",)
    level = forms.TypedChoiceField(
        label="Which of these says best what you do now?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the level that says best what you do now."},
    )
    comment = forms.CharField(
        label="Why this level?",
        help_text=(
            "For example what you did lately that shows it, or what you still find hard. Leave out anything by which "
            "somebody you support could be known."
        ),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": f"Write at most {LONGEST_COMMENT} characters."},
    )
    evidence = forms.MultipleChoiceField(
        label="What shows it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Something that you chose is no longer there. Look through the list again."
        },
    )
    field_order = ("level", "comment", "own", "evidence")

    def __init__(
        self,
        *args: Any,
        levels: Sequence[LevelNode],
        offered: Sequence[EvidenceGroup],
        held: Entry | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [(level.number, level.name) for level in levels]  # type: ignore[attr-defined]
        self.groups = _with_held(offered, held)
        self.by_value = {_value(each): each for group in self.groups for each in group.offered}
        self.fields["evidence"].choices = [(value, each.title) for value, each in self.by_value.items()]  # type: ignore[attr-defined]
        if held is not None:
            self.initial = {
                "level": held.rating.level,
                "comment": held.rating.comment,
                "evidence": [_value(each) for each in held.evidence],
            }

    def clean_evidence(self) -> list[Cited]:
        chosen = [self.by_value[value] for value in self.cleaned_data["evidence"]]
        if len(chosen) > MOST_EVIDENCE:
            raise forms.ValidationError(TOO_MUCH_EVIDENCE.sentence)
        return chosen

    @property
    def chosen_level(self) -> str:
        return str(self["level"].value() or "")

    @property
    def evidence_groups(self) -> list[dict[str, Any]]:
        """The kinds of evidence, each with its boxes as the template shows them."""
        chosen = {str(value) for value in self["evidence"].value() or []}
        return [
            {
                "code": group.code,
                "title": group.title,
                "chosen": sum(_value(each) in chosen for each in group.offered),
                "boxes": [
                    {"value": _value(each), "title": each.title, "is_chosen": _value(each) in chosen}
                    for each in group.offered
                ],
            }
            for group in self.groups
        ]


def _value(each: Cited) -> str:
    return f"{each.kind}:{each.uuid}"


def _with_held(offered: Sequence[EvidenceGroup], held: Entry | None) -> list[EvidenceGroup]:
    """Return what is offered, with what the view that is held cites and that is offered no longer."""
    known = {_value(each) for group in offered for each in group.offered}
    others = tuple(each for each in (held.evidence if held else ()) if _value(each) not in known)
    return [*offered, *([EvidenceGroup("earlier", "Cited earlier", others)] if others else [])]
