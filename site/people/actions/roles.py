"""What somebody may do in the administration follows from their responsibilities, and from nothing else.

A trainer writes and publishes the curriculum; an assessor comes in and marks; a programme administrator may do everything.
Three groups of Wagtail's hold those permissions; who is in them, and who may open the administration at all, is brought in line whenever a
responsibility changes, and once a day because responsibilities start and end by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from people.models import Person, Responsibility
from people.permissions import TRAINER_PERMISSIONS
from people.vocabulary import ResponsibilityKind

PROGRAMME_TEAM: Final = "Programme team"
TRAINERS: Final = "Trainers"
ASSESSORS: Final = "Assessors"
WAGTAILS_MODERATORS: Final = "Moderators"
"""Whom Wagtail's own workflow asks to approve; nobody of ours is among them, so the programme team is asked too."""
_GROUP_OF: Final = {
    ResponsibilityKind.PROGRAMME_ADMIN: PROGRAMME_TEAM,
    ResponsibilityKind.TRAINER: TRAINERS,
    ResponsibilityKind.ASSESSOR: ASSESSORS,
}
_PAGE_PERMISSIONS: Final = (
    "add_page",
    "change_page",
    "publish_page",
    "bulk_delete_page",
    "lock_page",
    "unlock_page",
)
_NEVER_GIVEN: Final = (
    "logentry",
    "session",
    "permission",
    "contenttype",
    "auditentry",
    "opening",
    "personmerge",
)


@transaction.atomic
def sync_roles(person_ids: Iterable[int] | None = None, *, on: date) -> int:
    """Bring the groups of these people, or of everybody, in line with their responsibilities that day.

    Return how many people changed. Four queries besides those of the changes.
    """
    groups = {group.name: group for group in permission_groups()}
    people = Person.objects.all()
    responsibilities = Responsibility.objects.on(on).of_kind(*_GROUP_OF)
    if person_ids is not None:
        ids = list(person_ids)
        people, responsibilities = people.filter(pk__in=ids), responsibilities.filter(person_id__in=ids)
    changed: set[int] = set()
    for kind, name in _GROUP_OF.items():
        should = set(responsibilities.filter(kind=kind).values_list("person_id", flat=True))
        have = set(people.filter(groups=groups[name]).values_list("pk", flat=True))
        groups[name].user_set.add(*(should - have))
        groups[name].user_set.remove(*(have - should))
        changed |= should ^ have
    for_admin = Q(is_superuser=True) | Q(groups__in=groups.values())
    opens = people.filter(for_admin).values("pk")
    people.filter(pk__in=opens, is_staff=False).update(is_staff=True)
    people.exclude(pk__in=opens).filter(is_staff=True).update(is_staff=False)
    return len(changed)


def permission_groups() -> list[Group]:
    """Return the groups, making them with their permissions where they are not there."""
    found = list(Group.objects.filter(name__in=_GROUP_OF.values()))
    return found if len(found) == len(_GROUP_OF) else set_up_permission_groups()


@transaction.atomic
def set_up_permission_groups(**kwargs: Any) -> list[Group]:
    """Make the groups and give them what they may do; runs after each migration, twice changes nothing."""
    team, _ = Group.objects.get_or_create(name=PROGRAMME_TEAM)
    trainers, _ = Group.objects.get_or_create(name=TRAINERS)
    team.permissions.set(Permission.objects.exclude(content_type__model__in=_NEVER_GIVEN))
    trainers.permissions.set(_trainer_permissions())
    assessors, _ = Group.objects.get_or_create(name=ASSESSORS)
    assessors.permissions.set(
        Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    root = Page.objects.filter(depth=1).first()
    collection = Collection.objects.filter(depth=1).first()
    for group in (team, trainers):
        if root is not None:
            _give_pages(group, root)
        if collection is not None:
            _give_files(group, collection)
    for task in GroupApprovalTask.objects.filter(groups__name=WAGTAILS_MODERATORS):
        task.groups.add(team)
    return [team, trainers, assessors]


def _trainer_permissions() -> list[Permission]:
    wanted = Q()
    for name in sorted(TRAINER_PERMISSIONS):
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def _give_pages(group: Group, root: Page) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=_PAGE_PERMISSIONS
    )
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _give_files(group: Group, root: Collection) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"),
        codename__regex=r"^(add|change|choose)_",
    )
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
