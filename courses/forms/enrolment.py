"""Enrolling people, and changing their places, in ``/admin/``."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.db import transaction
from django.utils.timezone import localdate
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from courses.actions.enrolment import change_pace, enrol, enrol_group, pause, resume, withdraw
from courses.models import Activity, Enrolment
from courses.rules.enrolment import FASTEST_PACE, SLOWEST_PACE
from courses.vocabulary import ActivityKind
from people.models import Group, Person


class EnrolForm(WagtailAdminModelForm):
    """Give people places: those of some addresses, or everybody in a group."""

    programme = forms.ModelChoiceField(
        Activity.objects.filter(kind=ActivityKind.PROGRAMME, page__isnull=False).order_by("title", "pk")
    )
    addresses = forms.CharField(
        label="E-mail addresses",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line. Everybody must be known to Linkway already.",
    )
    group = forms.ModelChoiceField(
        Group.objects.order_by("name", "pk"),
        required=False,
        help_text="Everybody who belongs to it today, by its own start and pace where it has them.",
    )
    starts_on = forms.DateField(label="First day of the plan", required=False, widget=AdminDateInput)
    pace = forms.DecimalField(
        label="Modules a month",
        required=False,
        min_value=SLOWEST_PACE,
        max_value=FASTEST_PACE,
        help_text="Empty: the pace that goes with each person's hours.",
    )

    class Meta:
        model = Enrolment
        fields: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        wanted = [line.strip() for line in cleaned.get("addresses", "").splitlines() if line.strip()]
        found = [(address, Person.objects.known_as(address).first()) for address in wanted]
        unknown = [address for address, person in found if person is None]
        if unknown:
            self.add_error("addresses", f"Nobody is known as {', '.join(unknown)}. Nobody was enrolled.")
        if not wanted and not cleaned.get("group"):
            self.add_error("addresses", "Say whom to enrol: some addresses, or a group.")
        cleaned["people"] = list({person.pk: person for _, person in found if person}.values())
        return cleaned

    def _post_clean(self) -> None:
        """Leave the row alone: the action makes it, by its own rules."""

    @transaction.atomic
    def enrol(self, *, by: Person, at: datetime) -> list[Enrolment]:
        """Enrol everybody, or nobody.

        :raises EnrolmentRefused: with the reasons, if the rules refuse anybody.
        """
        cleaned = self.cleaned_data
        programme, starts_on = cleaned["programme"], cleaned["starts_on"]
        made = [
            enrol(
                learner=person,
                programme=programme,
                by=by,
                at=at,
                starts_on=starts_on or localdate(at),
                modules_per_month=cleaned["pace"],
            )
            for person in cleaned["people"]
        ]
        if cleaned["group"]:
            made += enrol_group(
                group=cleaned["group"], programme=programme, by=by, at=at, starts_on=starts_on
            ).enrolled
        return made


class PlaceForm(WagtailAdminModelForm):
    """Change one person's place: pause it, end a pause, change its pace, or let them leave."""

    PAUSE, RESUME, PACE, WITHDRAW = "pause", "resume", "pace", "withdraw"
    do = forms.ChoiceField(
        label="What to do",
        widget=forms.RadioSelect,
        choices=[
            (PAUSE, "Pause: nothing falls due between two days"),
            (RESUME, "End the pause: today is the first day back"),
            (PACE, "Change the pace"),
            (WITHDRAW, "Take off the programme: what was done stays theirs"),
        ],
    )
    start = forms.DateField(label="First day away", required=False, widget=AdminDateInput)
    until = forms.DateField(label="First day back", required=False, widget=AdminDateInput)
    pace = forms.DecimalField(label="Modules a month", required=False)

    class Meta:
        model = Enrolment
        fields: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        needed = {self.PAUSE: ("start", "until"), self.PACE: ("pace",)}.get(cleaned.get("do", ""), ())
        for name in needed:
            if not cleaned.get(name):
                self.add_error(name, "This is needed for what you chose.")
        return cleaned

    def change(self, *, by: Person, at: datetime) -> Enrolment:
        """Do what was chosen.

        :raises EnrolmentRefused: with the reasons, if the rules refuse.
        """
        place: Enrolment = self.instance
        chosen, cleaned = self.cleaned_data["do"], self.cleaned_data
        if chosen == self.PAUSE:
            pause(enrolment=place, start=cleaned["start"], until=cleaned["until"], by=by, at=at)
        elif chosen == self.RESUME:
            resume(enrolment=place, by=by, at=at)
        elif chosen == self.PACE:
            change_pace(enrolment=place, modules_per_month=Decimal(cleaned["pace"]), by=by, at=at)
        else:
            withdraw(enrolment=place, by=by, at=at)
        return place
