"""Asking somebody to observe, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django import forms

from assessments.forms.draft import DraftedForm
from assessments.queries.observation import Choice
from assessments.rules.observation import Finding
from assessments.rules.observation_text import Criterion
from foundations.checked_words import ChecksWords

LONGEST: Final = 4000
POOL: Final = "assessors"
GUEST: Final = "guest"
SEEN, NOT_YET = "seen", "not_yet"
LONGEST_AGO: Final = timedelta(days=366)


def _words(label: str, help_text: str, *, rows: int, longest: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"Write at most {longest} characters."},
    )


class AskForm(ChecksWords):
    """Whom somebody asks, and what they would like them to know."""

    word_fields = ("words",)

    words = _words(
        "What would you like your observer to know?",
        "For example what you will do, when and where, what you find hard, and what you would like them to look for. Leave "
        "out anything by which somebody you support could be known.",
        rows=7,
    )
    who = forms.ChoiceField(
        label="Who do you ask?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom you ask.", "invalid_choice": "Choose whom you ask."},
    )
    guest_name = forms.CharField(
        label="Their name",
        required=False,
        max_length=150,
        help_text="Only if you chose somebody without an account.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    guest_address = forms.EmailField(
        label="Their work e-mail address",
        required=False,
        max_length=254,
        help_text="We send them one link, and use the address for nothing else. Never an address of your own.",
        error_messages={"invalid": "Write the whole e-mail address, such as name@example.nhs.uk."},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("words", "own", "who", "guest_name", "guest_address")

    def __init__(
        self, *args: Any, choices: Sequence[Choice], has_assessors: bool, label: str = "", **more: Any
    ) -> None:
        super().__init__(*args, **more)
        people = [(str(each.person_id), f"{each.name} ({each.as_what})") for each in choices]
        pool = [(POOL, "The programme’s assessors: whoever can, takes it")] if has_assessors else []
        field: Any = self.fields["who"]
        field.choices = [*people, *pool, (GUEST, "Somebody who has no account with Linkway")]
        if label:
            self.fields["words"].label = label

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("who") == GUEST:
            if not cleaned.get("guest_name", "").strip():
                self.add_error("guest_name", "Write their name.")
            if not cleaned.get("guest_address") and "guest_address" not in self.errors:
                self.add_error("guest_address", "Write their work e-mail address.")
        return cleaned


class FindingsForm(DraftedForm):
    """What an observer saw: each criterion seen or not yet, with a comment, and what both agreed."""

    agreed = _words(
        "What did you agree?",
        "For example what to practise, and when you will look again. Write nothing by which somebody who is supported could "
        "be known.",
        rows=4,
    )
    observed_on = forms.DateField(
        label="On which day did you see it, or talk?",
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"],
        error_messages={"required": "Give the day.", "invalid": "Write a real day, such as 5/10/2026."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, criteria: Sequence[Criterion], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.criteria, self.today = criteria, today
        for number, each in enumerate(criteria, 1):
            self.fields[f"seen_{number}"] = forms.ChoiceField(
                label=each.title,
                choices=[(SEEN, f"Seen: {each.seen}"), (NOT_YET, f"Not yet: {each.not_yet}")],
                widget=forms.RadioSelect,
                error_messages={"required": f"Say whether “{each.title}” was seen."},
            )
            self.fields[f"comment_{number}"] = _words(
                f"What did you see? ({each.title})", "Needed where it is not yet seen.", rows=2, longest=1000
            )
        comments = tuple(f"comment_{number}" for number in range(1, len(criteria) + 1))
        self.word_fields = (*comments, "agreed")
        self.order_fields(
            [name for pair in zip(self._seen(), comments, strict=True) for name in pair] + ["observed_on"]
        )

    def _seen(self) -> list[str]:
        return [f"seen_{number}" for number in range(1, len(self.criteria) + 1)]

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Return the two fields of each criterion."""
        return [(self[name], self[name.replace("seen_", "comment_")]) for name in self._seen()]

    def clean_observed_on(self) -> date:
        day: date = self.cleaned_data["observed_on"]
        if day > self.today:
            raise forms.ValidationError("That day is still to come. Answer when you have seen it, or talked.")
        if day < self.today - LONGEST_AGO:
            raise forms.ValidationError("That day is more than a year ago. Please look at it again together.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for seen in self._seen():
            comment = seen.replace("seen_", "comment_")
            is_bare = cleaned.get(seen) == NOT_YET and not str(cleaned.get(comment) or "").strip()
            if is_bare and comment not in self.errors:
                self.add_error(comment, "Say what is missing, so that they know what to practise.")
        return cleaned

    def findings(self) -> list[Finding]:
        """Return what was said of each criterion."""
        said = self.cleaned_data
        return [
            Finding(each.title, said[f"seen_{number}"] == SEEN, said[f"comment_{number}"].strip())
            for number, each in enumerate(self.criteria, 1)
        ]


class GiveBackForm(ChecksWords):
    """Why an observer cannot do it; the learner reads it."""

    word_fields = ("because",)

    because = forms.CharField(
        label="Why can you not do it?",
        help_text="The person who asked you reads this.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a few words, so that they know whom to ask instead."},
    )
    field_order = ("because", "own")
