"""How this storey's rows of two people become one person's; those of the parts that others made are ours to join too."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model, Q

from foundations.registries import PersonJoiner, joins_people
from people.actions.join_posts import join_posts
from people.models import (
    Device,
    GuestLink,
    ImportRun,
    Invitation,
    JoinRequest,
    Membership,
    Person,
    PostDoubt,
    Responsibility,
    SecondStepReset,
)
from people.rules.merge import DatedRow, Reconciled, reconcile

_OURS = (
    "people.Post",
    "people.Membership",
    "people.Responsibility",
    "people.ImportRun",
    "people.Invitation",
    "people.JoinRequest",
    "people.PostDoubt",
    "people.Device",
    "people.SecondStepReset",
    "people.GuestLink",
    # What was written down of somebody, or by them, stays as it was written.
    "people.AuditEntry",
    "people.Opening",
    "people.PersonMerge",
    "people.SignInRecord",
)


def register_joiners() -> None:
    joins_people.register("people", PersonJoiner("people", frozenset(_OURS), join_our_rows))
    theirs = frozenset(model._meta.label for model, _ in fields_of_others())
    joins_people.register("parts", PersonJoiner("parts", theirs, join_rows_of_others))


def join_our_rows(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move posts, memberships and responsibilities; dated rows that then overlap become one."""
    join_posts(keep=keep, lose=lose, at=at)
    _join_memberships(keep, lose)
    _join_responsibilities(keep, lose)
    ImportRun.objects.filter(uploaded_by=lose).update(uploaded_by=keep)
    Invitation.objects.filter(person=lose).update(person=keep)
    JoinRequest.objects.filter(person=lose).update(person=keep)
    GuestLink.objects.filter(asked_by=lose).update(asked_by=keep)
    _join_doubts(keep, lose, at)
    Device.objects.filter(
        person=lose
    ).delete()  # the password changed with the merge, so nobody is signed in there
    _join_resets(keep, lose)


def _join_resets(keep: Person, lose: Person) -> None:
    """Drop what still waits, for the lost record's second steps are gone; what was decided keeps its names."""
    SecondStepReset.objects.waiting().filter(Q(person=lose) | Q(asked_by=lose)).delete()
    about_lost = SecondStepReset.objects.filter(person=lose)
    about_lost.exclude(asked_by=keep).exclude(decided_by=keep).update(person=keep)


def _join_doubts(keep: Person, lose: Person, at: datetime) -> None:
    """Move what somebody doubted; of two open doubts that a post is missing the kept one stays open."""
    doubts = PostDoubt.objects.filter(person=lose)
    if PostDoubt.objects.open().filter(person=keep, post__isnull=True).exists():
        doubts.open().filter(post__isnull=True).update(settled_at=at)
    doubts.update(person=keep)


def _join_memberships(keep: Person, lose: Person) -> None:
    rows = list(Membership.objects.filter(person__in=[keep, lose]))
    dated = [_dated(row, ("group", row.group_id), is_kept=row.person_id == keep.pk) for row in rows]
    _write(Membership, rows, reconcile(dated), {"person_id": (lose.pk, keep.pk)})


def _join_responsibilities(keep: Person, lose: Person) -> None:
    rows = list(Responsibility.objects.filter(Q(person__in=[keep, lose]) | Q(subject__in=[keep, lose])))

    def one(person_id: int | None) -> int | None:
        return keep.pk if person_id == lose.pk else person_id

    dated = [
        _dated(
            row,
            (one(row.person_id), row.kind, row.organisation_id, row.group_id, one(row.subject_id)),
            is_kept=lose.pk not in (row.person_id, row.subject_id),
        )
        for row in rows
    ]
    changes = {"person_id": (lose.pk, keep.pk), "subject_id": (lose.pk, keep.pk)}
    _write(Responsibility, rows, reconcile(dated), changes)


def _dated(row: Membership | Responsibility, same: Hashable, *, is_kept: bool) -> DatedRow:
    return DatedRow(row.pk, same, row.started_on, row.ended_on, is_kept)


def _write(
    model: type[Model], rows: Sequence[Any], result: Reconciled, changes: dict[str, tuple[int, int]]
) -> None:
    """Delete what was taken in, then write days and people; rows that no longer exist cannot overlap."""
    model._default_manager.filter(pk__in=[lost for lost, _ in result.taken_in]).delete()
    by_id = {row.pk: row for row in rows}
    for dated in result.rows:
        row = by_id[dated.id]
        row.started_on, row.ended_on = dated.started_on, dated.ended_on
        for name, (old, new) in changes.items():
            if getattr(row, name) == old:
                setattr(row, name, new)
        row.save()


def fields_of_others() -> Iterator[tuple[type[Model], Field[Any, Any]]]:
    """Give every column, of models that are not Linkway's, that points to a person."""
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.app_label
        is_ours = label in settings.LINKWAY_APPS or label == "demo"
        if (is_ours and not model._meta.auto_created) or model._meta.proxy:
            continue
        for field in model._meta.local_fields:
            if field.related_model is Person:
                yield model, field


def join_rows_of_others(*, keep: Person, lose: Person, at: datetime) -> None:
    """Give the kept person the lost one's addresses, pages, comments and the like; settings and keys fall away."""
    EmailAddress.objects.filter(user=lose).update(user=keep, primary=False)
    for model, field in fields_of_others():
        rows = model._default_manager.filter(**{field.name: lose})
        if _may_hold_one_each(model, field):
            rows.delete()
        else:
            rows.update(**{field.name: keep})


def _may_hold_one_each(model: type[Model], field: Field[Any, Any]) -> bool:
    """Return whether a second row could break a uniqueness, as with profiles, second factors and group places."""
    together = {name for names in model._meta.unique_together for name in names}
    constrained = {name for constraint in model._meta.total_unique_constraints for name in constraint.fields}
    is_key = model._meta.label in {"mfa.Authenticator"}
    return is_key or field.unique or field.name in together | constrained
