"""The forms of the administration; each saves by the action that writes the audit and the ledger."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from foundations import clock
from people.actions.group import save_group
from people.actions.membership import change_membership, join_group
from people.actions.organisation import save_organisation
from people.actions.person import add_person, change_person
from people.actions.post import PostTerms, correct_post, start_post
from people.actions.responsibility import change, give
from people.models import Group, Membership, Organisation, Person, Post, Responsibility
from people.viewsets.choosers import group_chooser, organisation_chooser, person_chooser

DAYS = {"started_on": AdminDateInput, "ended_on": AdminDateInput, "observed_from": AdminDateInput}


class RecordForm(WagtailAdminModelForm):
    """Saves by an action, and leaves to it the rules that it puts in words."""

    for_user: Any
    rules_are_the_actions = False

    def _post_clean(self) -> None:
        if self.rules_are_the_actions:
            self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()

    def save(self, commit: bool = True) -> Any:
        self.instance = self.write({"by": self.for_user, "at": clock.now(), "today": clock.today()})
        return self.instance

    def write(self, when: dict[str, Any]) -> Any:
        raise NotImplementedError


def _without_today(when: dict[str, Any]) -> dict[str, Any]:
    return {"by": when["by"], "at": when["at"]}


class PersonForm(RecordForm):
    email = forms.EmailField(label="E-mail address")

    class Meta:
        model = Person
        fields = ("name", "email", "ref", "is_active")

    def write(self, when: dict[str, Any]) -> Person:
        data = self.cleaned_data
        terms = {"email": data["email"], "name": data["name"], "ref": data["ref"] or ""}
        if self.instance.pk is None:
            return add_person(**terms, **_without_today(when))
        return change_person(self.instance, **terms, is_active=data["is_active"], **when)


class OrganisationForm(RecordForm):
    parent = forms.ModelChoiceField(
        Organisation.objects.all(),
        required=False,
        widget=organisation_chooser.widget_class,
        label="Belongs to",
        help_text="Another one than before holds from today; the days before stay as they were.",
    )

    class Meta:
        model = Organisation
        fields = ("name", "kind", "code", "ods_code", "started_on", "ended_on")
        widgets = DAYS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            link = self.instance.parent_links.on(clock.today()).select_related("parent").first()
            self.fields["parent"].initial = link.parent if link else None

    def clean_code(self) -> str:
        return self._of_nobody_else("code", "Another organisation has this code.")

    def clean_ods_code(self) -> str:
        return self._of_nobody_else("ods_code", "Another organisation has this ODS code.")

    def _of_nobody_else(self, name: str, sentence: str) -> str:
        code: str = self.cleaned_data[name].strip()
        others = Organisation.objects.exclude(pk=self.instance.pk)
        if code and others.filter(**{f"{name}__iexact": code}).exists():
            raise forms.ValidationError(sentence)
        return code

    def write(self, when: dict[str, Any]) -> Organisation:
        return save_organisation(self.instance, parent=self.cleaned_data["parent"], **when)


class PostForm(RecordForm):
    rules_are_the_actions = True
    place = forms.ModelChoiceField(
        Organisation.objects.all(),
        required=False,
        widget=organisation_chooser.widget_class,
        label="Works at",
        help_text="Another one than before holds from today, where the post is running.",
    )
    funder = forms.CharField(max_length=200, required=False, label="Paid by")
    observed_from = forms.DateField(
        required=False,
        widget=AdminDateInput,
        label="Observed from",
        help_text="Empty means the first day. Later where the post was already running when recording began.",
    )

    class Meta:
        model = Post
        fields = ("person", "role", "employer", "fte", "started_on", "ended_on", "leaving_reason", "ref")
        widgets = {
            **DAYS,
            "person": person_chooser.widget_class,
            "employer": organisation_chooser.widget_class,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["person"].disabled = True
            self.fields["observed_from"].initial = self.instance.observed_from
            deployment = self.instance.deployments.order_by("-started_on").select_related("place").first()
            funding = self.instance.fundings.order_by("-started_on").first()
            ends = (None, self.instance.ended_on)
            self.fields["place"].initial = (
                deployment.place if deployment and deployment.ended_on in ends else None
            )
            self.fields["funder"].initial = funding.funder if funding and funding.ended_on in ends else ""

    def write(self, when: dict[str, Any]) -> Post:
        data = self.cleaned_data
        terms = {
            **{name: data[name] for name in ("role", "employer", "fte", "started_on", "ended_on")},
            "observed_from": data["observed_from"],
            "leaving_reason": data["leaving_reason"],
            "place": data["place"],
            "funder": " ".join(data["funder"].split()),
            "ref": data["ref"] or "",
        }
        if self.instance.pk is None:
            return start_post(person=data["person"], **terms, **when)
        return correct_post(self.instance, PostTerms(**terms), **when)


class GroupForm(RecordForm):
    class Meta:
        model = Group
        fields = ("name", "kind", "slug", "started_on", "ended_on")
        widgets = DAYS

    def write(self, when: dict[str, Any]) -> Group:
        return save_group(self.instance, **_without_today(when))


class MembershipForm(RecordForm):
    rules_are_the_actions = True

    class Meta:
        model = Membership
        fields = ("group", "person", "started_on", "ended_on")
        widgets = {**DAYS, "group": group_chooser.widget_class, "person": person_chooser.widget_class}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["group"].disabled = self.fields["person"].disabled = True

    def write(self, when: dict[str, Any]) -> Membership:
        data = self.cleaned_data
        if self.instance.pk is None:
            return join_group(
                data["person"],
                data["group"],
                on=data["started_on"],
                until=data["ended_on"],
                **_without_today(when),
            )
        return change_membership(
            self.instance, started_on=data["started_on"], ended_on=data["ended_on"], **_without_today(when)
        )


class ResponsibilityForm(RecordForm):
    rules_are_the_actions = True

    class Meta:
        model = Responsibility
        fields = ("person", "kind", "organisation", "group", "subject", "started_on", "ended_on")
        widgets = {
            **DAYS,
            "person": person_chooser.widget_class,
            "subject": person_chooser.widget_class,
            "organisation": organisation_chooser.widget_class,
            "group": group_chooser.widget_class,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].label = "Over an organisation"
        self.fields["group"].label = "Over a group"
        self.fields["subject"].label = "Over a person"
        self.fields["subject"].help_text = "Choose one of the three, or none: then it is the whole programme."
        if self.instance.pk:
            for name in ("person", "kind", "organisation", "group", "subject"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if sum(cleaned.get(name) is not None for name in ("organisation", "group", "subject")) > 1:
            self.add_error("subject", "A responsibility is over one thing: empty the others.")
        return cleaned

    def write(self, when: dict[str, Any]) -> Responsibility:
        data = self.cleaned_data
        if self.instance.pk is None:
            return give(**data, **when)
        return change(self.instance, started_on=data["started_on"], ended_on=data["ended_on"], **when)
