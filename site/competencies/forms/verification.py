"""Asking for a confirmation, and answering it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from competencies.models import Rating
from competencies.queries.verification import ItemView, Verifier
from competencies.rules.verification import LONGEST_WORDS, REASON_MISSING, Answered
from competencies.vocabulary import Answer
from foundations.checked_words import ChecksWords

GUEST: Final = "guest"


def _words(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"Write at most {LONGEST_WORDS} characters."},
    )


class AskForm(ChecksWords):
    """Which results, whom, and a few words to them."""

    word_fields = ("message",)
    results = forms.MultipleChoiceField(
        label="What shall be confirmed?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one result."},
    )
    verifier = forms.ChoiceField(
        label="Whom do you ask?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom you ask."},
    )
    guest_name = forms.CharField(
        label="Their name", help_text="Only for somebody without an account.", max_length=150, required=False
    )
    guest_email = forms.EmailField(
        label="Their work e-mail address",
        help_text="Only for somebody without an account. They get a link that works once.",
        required=False,
        error_messages={"invalid": "Enter an e-mail address, such as name@practice.nhs.uk."},
    )
    message = _words(
        "A few words to them",
        "They read this, your comments and the titles of your evidence. Leave out anything by which somebody you "
        "support could be known.",
        rows=4,
    )
    field_order = ("results", "verifier", "guest_name", "guest_email", "message", "own")

    def __init__(
        self,
        *args: Any,
        ratings: Iterable[Rating],
        level_names: dict[int, str],
        verifiers: Sequence[Verifier],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choices("results").choices = [
            (str(each.pk), f"{each.competency}: {level_names.get(each.level, each.level)}")
            for each in ratings
        ]
        self._choices("verifier").choices = [
            *((str(each.person_id), f"{each.name}, {each.role.lower()}") for each in verifiers),
            (GUEST, "Somebody without a Linkway account, by e-mail"),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("verifier") == GUEST:
            for name, missing in (
                ("guest_name", "Enter the name of the person whom you ask."),
                ("guest_email", "Enter the e-mail address of the person whom you ask."),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, missing)
        return cleaned

    @property
    def is_for_guest(self) -> bool:
        return bool(self.cleaned_data["verifier"] == GUEST)

    @property
    def chosen(self) -> list[int]:
        return [int(each) for each in self.cleaned_data["results"]]

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field


@dataclass(frozen=True)
class AnswerLine:
    """One result with its two boxes."""

    item: ItemView
    answer: BoundField
    reason: BoundField


class AnswerForm(ChecksWords):
    """An answer for each result, and one for all that were left open.

    Somebody without an account answers everything at once, because their link works once.
    """

    use_required_attribute = False

    def __init__(
        self, *args: Any, items: Sequence[ItemView], everything: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        self.everything = everything
        self.named = {each.item.pk: (f"answer_{each.item.pk}", f"reason_{each.item.pk}") for each in items}
        for each in items:
            answer, reason = self.named[each.item.pk]
            self.fields[answer] = _answer(f"{each.rating.competency}: your answer", everything)
            self.fields[reason] = _words(
                "What you saw, or what is missing",
                "Needed for “not yet”. Name nobody whom they support.",
            )
        if len(items) > 1:
            self.fields["rest"] = _answer("For all that you left open above", everything)
            self.fields["rest_reason"] = _words("What you saw, or what is missing in these")
        # Each box is checked for what could lead to somebody.
        self.__dict__["word_fields"] = tuple(name for name in self.fields if "reason" in name)

    @property
    def lines(self) -> list[AnswerLine]:
        return [
            AnswerLine(each, self[self.named[each.item.pk][0]], self[self.named[each.item.pk][1]])
            for each in self.items
        ]

    @property
    def rest_fields(self) -> list[BoundField]:
        return [self[name] for name in ("rest", "rest_reason") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        rest = str(cleaned.get("rest") or "")
        for answer, reason in self.named.values():
            self._need_a_reason(answer, reason)
        if rest:
            self._need_a_reason("rest", "rest_reason")
        if not self.errors:
            self._need_enough()
        return cleaned

    def answers(self) -> dict[int, Answered]:
        """Return what was said of each result; what was left open takes the answer for the rest."""
        rest = self._said("rest", "rest_reason")
        found = {}
        for item, (answer, reason) in self.named.items():
            said = self._said(answer, reason)
            found[item] = rest if said.answer == Answer.LATER and rest.answer != Answer.LATER else said
        return found

    def _said(self, answer: str, reason: str) -> Answered:
        said = self.cleaned_data.get(answer) or Answer.LATER
        return Answered(Answer(said), str(self.cleaned_data.get(reason) or ""))

    def _need_a_reason(self, answer: str, reason: str) -> None:
        said = self._said(answer, reason)
        if said.answer == Answer.NOT_YET and not said.reason.strip() and reason not in self.errors:
            self.add_error(reason, REASON_MISSING.sentence)

    def _need_enough(self) -> None:
        said = [each.answer for each in self.answers().values()]
        if self.everything and Answer.LATER in said:
            self.add_error(None, "Answer each one, because your link works once. “Not yet” is an answer too.")
        elif all(each == Answer.LATER for each in said):
            self.add_error(None, "Confirm at least one result, or say “not yet”.")


class AnswerField(forms.ChoiceField):
    """One answer is always right, "leave open" among them; where none came, it is left open."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


def _answer(label: str, everything: bool) -> AnswerField:
    choices = [each for each in Answer.choices if not everything or each[0] != Answer.LATER]
    return AnswerField(
        label=label,
        choices=choices,
        initial=None if everything else Answer.LATER,
        widget=forms.RadioSelect,
    )
