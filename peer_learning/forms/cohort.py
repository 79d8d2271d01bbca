"""The one screen on which a cohort is written: its name, programme, start and pace, who facilitates, who belongs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Q
from wagtail.admin.widgets import AdminDateInput

from courses.models import Activity
from courses.rules.enrolment import FASTEST_PACE, SLOWEST_PACE
from courses.vocabulary import ActivityKind
from foundations.verdict import Refused
from peer_learning.actions.cohort import begin_cohort, change_cohort
from peer_learning.models import Cohort
from peer_learning.queries.cohort import facilitators_of, members_of
from peer_learning.rules.cohort import addresses_in
from people.models import Person
from people.vocabulary import ResponsibilityKind


class NewcomerForm(forms.Form):
    """One person who is to join; the chooser's widget is put in by the screen."""

    person = forms.ModelChoiceField(queryset=Person.objects.none(), required=False)


NewcomerFormSet = forms.formset_factory(NewcomerForm, extra=0, can_delete=True)


class ProgrammeField(forms.ModelChoiceField[Activity]):
    def label_from_instance(self, obj: Activity) -> str:
        return obj.title


class CohortForm(forms.ModelForm[Cohort]):
    """``today`` and ``person_chooser`` come from the screen."""

    name = forms.CharField(
        max_length=120, help_text="Such as the month and the place: “September 2026, Leeds”."
    )
    programme = ProgrammeField(queryset=Activity.objects.none(), empty_label=None)
    starts_on = forms.DateField(
        label="Starts on", widget=AdminDateInput, help_text="The first day of the cohort's plan."
    )
    modules_per_month = forms.DecimalField(
        label="Modules a month",
        min_value=SLOWEST_PACE,
        max_value=FASTEST_PACE,
        decimal_places=2,
        initial=Decimal(1),
        help_text="Members begin with this pace, and may choose their own.",
    )
    facilitator = forms.ModelChoiceField(queryset=Person.objects.none())
    deputy = forms.ModelChoiceField(
        queryset=Person.objects.none(), required=False, label="Deputy facilitator"
    )
    stay = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        required=False,
        label="Members",
        widget=forms.CheckboxSelectMultiple,
        help_text="Somebody whom you untick leaves the cohort today. Their place on the programme and their work stay.",
    )
    addresses = forms.CharField(
        required=False,
        label="Add people by e-mail address",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Paste addresses, with or without names. Everybody must have an account already.",
    )

    class Meta:
        model = Cohort
        fields: list[str] = []

    def __init__(self, *args: Any, today: date, person_chooser: type[forms.Widget], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.person_chooser = today, person_chooser
        people = Person.objects.current()
        for name in ("facilitator", "deputy"):
            self._choosing(name).queryset = people
            self.fields[name].widget = person_chooser()
        if self.instance.pk:
            self._show(self.instance)
        else:
            del self.fields["stay"]
            self._choosing("programme").queryset = Activity.objects.filter(
                kind=ActivityKind.PROGRAMME, page__live=True
            ).order_by("title", "pk")

    def _choosing(self, name: str) -> forms.ModelChoiceField[Any]:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        return field

    def _show(self, cohort: Cohort) -> None:
        """Fill in what is on record. The programme of a cohort never changes."""
        del self.fields["programme"]
        members = members_of(cohort, self.today)
        self._choosing("stay").queryset = Person.objects.filter(
            pk__in=[person.pk for person in members]
        ).order_by("name", "pk")
        facilitating = {row.kind: row.person for row in facilitators_of(cohort, self.today)}
        self.initial = {
            **self.initial,
            "name": cohort.group.name,
            "starts_on": cohort.pacing.started_on,
            "modules_per_month": cohort.pacing.modules_per_month,
            "facilitator": facilitating.get(ResponsibilityKind.FACILITATOR),
            "deputy": facilitating.get(ResponsibilityKind.DEPUTY_FACILITATOR),
            "stay": members,
        }

    @cached_property
    def newcomers(self) -> Any:
        """The rows of people chosen to join."""
        data = self.data if self.is_bound and "newcomers-TOTAL_FORMS" in self.data else None
        formset = NewcomerFormSet(data, prefix="newcomers")
        for form in [*formset.forms, formset.empty_form]:
            self._prepare(form)
        return formset

    @cached_property
    def blank_newcomer(self) -> NewcomerForm:
        form: NewcomerForm = self.newcomers.empty_form
        return self._prepare(form)

    def _prepare(self, form: NewcomerForm) -> NewcomerForm:
        field = form.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.widget = Person.objects.current(), self.person_chooser()
        field.label = "Person"
        form.fields["DELETE"].widget = forms.HiddenInput()
        return form

    def is_valid(self) -> bool:
        return super().is_valid() and (not self.newcomers.is_bound or self.newcomers.is_valid())

    def clean_addresses(self) -> list[Person]:
        wanted = addresses_in(self.cleaned_data["addresses"])
        found = people_at(wanted)
        if unknown := [address for address in wanted if address not in found]:
            raise forms.ValidationError(
                f"Nobody here has {'this address' if len(unknown) == 1 else 'these addresses'}: "
                f"{', '.join(unknown)}. Add them as people first, or take them out of the list."
            )
        return list(found.values())

    def act(self, *, by: Person, at: datetime) -> Cohort | None:
        """Begin the cohort or bring it to what was filled in; a refusal becomes the form's errors."""
        given = self.cleaned_data
        terms = {
            name: given[name] for name in ("name", "starts_on", "modules_per_month", "facilitator", "deputy")
        }
        members = list({person.pk: person for person in self._members()}.values())
        try:
            if self.instance.pk:
                return change_cohort(self.instance, members=members, by=by, at=at, **terms)
            return begin_cohort(programme=given["programme"], members=members, by=by, at=at, **terms)
        except Refused as refused:
            for sentence in refused.verdict.sentences:
                self.add_error(None, sentence)
            return None

    def _members(self) -> Iterable[Person]:
        yield from self.cleaned_data.get("stay", ())
        yield from self.cleaned_data["addresses"]
        if self.newcomers.is_bound:
            for form in self.newcomers.forms:
                person = form.cleaned_data.get("person")
                if person is not None and not form.cleaned_data.get("DELETE"):
                    yield person


def people_at(addresses: Iterable[str]) -> dict[str, Person]:
    """Return who has each address, be it their first or another verified one; two queries."""
    wanted = list(addresses)
    people = Person.objects.current().filter(
        Q(email__in=wanted) | Q(emailaddress__email__in=wanted, emailaddress__verified=True)
    )
    found: dict[str, Person] = {}
    for person in people.distinct().prefetch_related("emailaddress_set"):
        known = {each.email.lower() for each in person.emailaddress_set.all() if each.verified}
        for address in (known | {person.email or ""}) & set(wanted):
            found[address] = person
    return {address: found[address] for address in wanted if address in found}
