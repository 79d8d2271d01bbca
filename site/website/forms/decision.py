"""Answering a request to join."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms

from people.models import JobRole, JoinRequest, Organisation
from people.queries.join_request import employers_that_answer
from people.vocabulary import EMPLOYER_KINDS, LINK_WORKER_ROLES, DeclineReason, JoinKind
from website.forms.join_request import PLACE_KINDS
from website.forms.organisation_field import NamesOrganisations

TEAM: Final = "team"


class ApproveForm(NamesOrganisations):
    """Say yes; what was typed is brought to what is on record first."""

    role = forms.ModelChoiceField(
        label="Role",
        queryset=JobRole.objects.filter(code__in=LINK_WORKER_ROLES).order_by("pk"),
        empty_label=None,
    )
    employer = forms.CharField(label="Employer", max_length=200, help_text="Its name or its code.")
    place = forms.CharField(
        label="Where they work",
        max_length=200,
        required=False,
        help_text="The network or practice, by name or code. Leave it empty if it is not on Linkway yet.",
    )

    def __init__(self, *args: Any, asked: JoinRequest, may_choose: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _initial(asked))
        super().__init__(*args, **kwargs)
        self.asked = asked
        if asked.kind == JoinKind.EMPLOYER:
            del self.fields["role"], self.fields["place"]
            self.fields["employer"].required = False
            self.fields["employer"].label = "An organisation that is on Linkway already"
            self.fields["employer"].help_text = "Leave it empty to add a new one as they typed it."
        elif not may_choose:
            del self.fields["employer"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, kinds in (("employer", EMPLOYER_KINDS), ("place", PLACE_KINDS)):
            if name in self.fields:
                self.match(name, kinds, must_exist=True)
        return cleaned

    @property
    def terms(self) -> dict[str, Any]:
        return {
            "employer": self.organisations.get("employer"),
            "place": self.organisations.get("place"),
            "role": self.cleaned_data.get("role"),
        }


def _initial(asked: JoinRequest) -> dict[str, Any]:
    if asked.kind == JoinKind.EMPLOYER:
        return {"employer": ""}
    return {
        "role": asked.role_id,
        "employer": asked.employer.name if asked.employer else asked.employer_name,
        "place": asked.place.name if asked.place else "",
    }


class DeclineForm(forms.Form):
    """Say no, with a reason."""

    reason = forms.ChoiceField(
        label="Reason",
        choices=[(reason.value, reason.label) for reason in DeclineReason],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason: whoever asked reads it."},
    )
    words = forms.CharField(
        label="A few words for whoever asked",
        help_text="What they could do instead, for instance. They read it; nothing about anybody else belongs here.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == DeclineReason.OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", "Say in a few words what the reason is.")
        return cleaned


class ForwardForm(forms.Form):
    """Pass a request on to whoever can answer it."""

    to = forms.ChoiceField(
        label="To whom",
        error_messages={"required": "Choose who shall answer.", "invalid_choice": "Choose one of these."},
    )

    def __init__(self, *args: Any, asked: JoinRequest, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.employers = {str(each.pk): each for each in employers_that_answer(today)}
        self.employers.pop(str(asked.waiting_with_id), None)
        team = [(TEAM, "The programme team")] if asked.waiting_with_id else []
        field: Any = self.fields["to"]
        field.choices = [("", "Choose"), *team, *((pk, each.name) for pk, each in self.employers.items())]

    @property
    def is_of_use(self) -> bool:
        """Whether there is anybody to pass it on to."""
        field: Any = self.fields["to"]
        return len(field.choices) > 1

    @property
    def organisation(self) -> Organisation | None:
        return self.employers.get(self.cleaned_data["to"])
