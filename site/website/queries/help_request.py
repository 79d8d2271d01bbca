"""Requests for help: which page each is about, whose it is to answer, and who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from courses.queries.outline import current_outline
from courses.rules.outline import Node
from people.models import Person
from people.permissions import may_author, may_manage_people
from website.models import HelpRequest
from website.models.help_request import HelpRequestQuerySet
from website.vocabulary import HelpState, Wrong

PROGRAMMES: Final = "/programmes/"
LATE: Final = "late"
MINE: Final = "mine"
ALL: Final = "all"


@dataclass(frozen=True)
class NamedPage:
    """What stands at an address: its title, and the activity that it is about, where it is of the curriculum."""

    path: str
    title: str = ""
    activity_id: int | None = None
    page_id: int | None = None


def named_page(path: str) -> NamedPage:
    """Return what stands at a path (see ``page_named``); drafts and what is not there have no title."""
    node: Node | None = None
    if path.startswith(PROGRAMMES):
        node = current_outline().by_path(path.removeprefix(PROGRAMMES))
    if node is None:
        return NamedPage(path)
    return NamedPage(path, node.title, node.activity_id, node.page_id)


def owner_of(page: NamedPage) -> Person | None:
    """Return who last published a page, if they still write; the programme team otherwise (None)."""
    if page.page_id is None:
        return None
    found = Page.objects.filter(pk=page.page_id).select_related("live_revision__user").first()
    publisher = found.live_revision.user if found and found.live_revision else None
    return publisher if publisher is not None and may_author(publisher) else None


def may_support(person: Person) -> bool:
    """Return whether a person may answer requests: the programme team all, authors those about their pages."""
    return may_manage_people(person) or may_author(person)


def requests_seen_by(viewer: Person) -> HelpRequestQuerySet:
    """Return the requests that a person may read and answer."""
    rows: HelpRequestQuerySet = HelpRequest.objects.select_related("owner", "step")
    if may_manage_people(viewer):
        return rows
    return rows.filter(owner=viewer, kind=Wrong.CONTENT) if may_author(viewer) else rows.none()


def request_seen_by(viewer: Person, uuid: UUID) -> HelpRequest | None:
    return requests_seen_by(viewer).select_related("asker").filter(uuid=uuid).first()


def queue(viewer: Person, *, show: str, kind: str, on: date) -> QuerySet[HelpRequest]:
    """Return the requests that a filter asks for; what is open by its day, what is done latest first."""
    rows = requests_seen_by(viewer)
    if kind:
        rows = rows.filter(kind=kind)
    if show == LATE:
        rows = rows.late(on=on)
    elif show == MINE:
        rows = rows.open().filter(owner=viewer)
    elif show in (HelpState.ANSWERED, HelpState.CLOSED):
        return rows.filter(state=show).order_by("-asked_at", "-pk")
    elif show == ALL:
        return rows.order_by("-asked_at", "-pk")
    else:
        rows = rows.open()
    return rows.order_by("due_on", "asked_at", "pk")
