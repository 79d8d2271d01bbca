"""Links for somebody without an account: issued, opened, confirmed, used once, revoked.

Whoever calls these sends the link: ``people`` sends nothing. Opening never uses a link up, because mail scanners open
every link they see.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundations.verdict import Refused, Verdict
from people.models import GuestAccess, GuestLink, Person
from people.queries.guest_link import addresses_of, guest_link_for
from people.rules.cell import tidy
from people.rules.guest_link import NOT_CONFIRMED, UNKNOWN, may_send_to, standing_of
from people.rules.key import hash_of, new_key
from people.vocabulary import GuestEvent


class GuestLinkRefused(Refused):
    """The link does not work, or may not be sent there; ``link`` is given where it is known."""

    def __init__(self, verdict: Verdict, link: GuestLink | None = None) -> None:
        super().__init__(verdict)
        self.link = link


@transaction.atomic
def issue(
    *,
    purpose: str,
    about: UUID,
    email: str,
    name: str,
    asked_by: Person,
    at: datetime,
    expires_at: datetime,
    learner: Person | None = None,
) -> tuple[GuestLink, str]:
    """Make a link and return it with its key, which goes into the e-mail and is kept nowhere.

    Links about the same thing that still work are revoked. ``learner`` is whom it is about, where somebody else asks.

    :raises GuestLinkRefused: when the address is one of the asking person's or the learner's own.
    """
    verdict = may_send_to(email, own=addresses_of({asked_by, learner or asked_by}))
    if not verdict.allowed:
        raise GuestLinkRefused(verdict)
    revoke(purpose=purpose, about=about, at=at)
    key = new_key()
    link = GuestLink.objects.create(
        purpose=purpose,
        about=about,
        email=email.strip().lower(),
        name=tidy(name),
        asked_by=asked_by,
        key_hash=hash_of(key),
        issued_at=at,
        expires_at=expires_at,
    )
    link.refresh_from_db(fields=["uuid"])
    return link, key


def open_link(key: str, *, purpose: str, at: datetime) -> GuestLink:
    """Return the link that has a key, and write down that it was opened. Never call this within a transaction.

    :raises GuestLinkRefused: when it is unknown, expired, used or revoked; that is written down too.
    """
    link = guest_link_for(key, purpose)
    if link is None:
        record(None, GuestEvent.REFUSED, at=at, reason=UNKNOWN.code)
        raise GuestLinkRefused(Verdict((UNKNOWN,)))
    check(link, at=at)
    record(link, GuestEvent.OPENED, at=at)
    return link


def check(link: GuestLink, *, at: datetime) -> None:
    """Write down a refused opening where a link does not work any more. Never call this within a transaction.

    :raises GuestLinkRefused: with the reason.
    """
    verdict = standing(link, at=at)
    if not verdict.allowed:
        record(link, GuestEvent.REFUSED, at=at, reason=verdict.refusals[0].code)
        raise GuestLinkRefused(verdict, link)


def standing(link: GuestLink, *, at: datetime) -> Verdict:
    """Return whether a link still works."""
    return standing_of(expires_at=link.expires_at, used_at=link.used_at, revoked_at=link.revoked_at, at=at)


@transaction.atomic
def confirm(link: GuestLink, *, name: str, role: str, at: datetime) -> GuestLink:
    """Keep who somebody says they are, before anything is shown to them.

    :raises GuestLinkRefused: when the link does not work any more.
    """
    held = _held(link)
    _ask(held, at=at)
    held.confirmed_name, held.confirmed_role, held.confirmed_at = tidy(name), tidy(role), at
    held.save(update_fields=["confirmed_name", "confirmed_role", "confirmed_at"])
    record(held, GuestEvent.CONFIRMED, at=at)
    return held


@transaction.atomic
def use(link: GuestLink, at: datetime) -> GuestLink:
    """Use a link up, in the transaction of the answer; of two at once one alone goes through.

    :raises GuestLinkRefused: when it does not work any more, or nobody has said who they are.
    """
    held = _held(link)
    _ask(held, at=at)
    if not held.is_confirmed:
        raise GuestLinkRefused(Verdict((NOT_CONFIRMED,)), held)
    held.used_at = at
    held.save(update_fields=["used_at"])
    record(held, GuestEvent.DECIDED, at=at)
    return held


@transaction.atomic
def revoke(*, purpose: str, about: UUID, at: datetime) -> int:
    """Take back every link about a thing that has not been used; return how many."""
    rows = GuestLink.objects.about(purpose, about)
    return rows.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=at)


@transaction.atomic
def forget_guests(asked_by: Collection[int], *, at: datetime) -> int:
    """Take back what still works of the links that erased people had sent, and blank to whom; return how many."""
    links = GuestLink.objects.filter(asked_by__in=asked_by)
    links.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=at)
    return links.exclude(email="", name="", confirmed_name="", confirmed_role="").update(
        email="", name="", confirmed_name="", confirmed_role=""
    )


def record(link: GuestLink | None, event: GuestEvent, *, at: datetime, reason: str = "") -> GuestAccess:
    """Write down what was done with a link."""
    return GuestAccess.objects.create(link=link, event=event, at=at, reason=reason)


def _held(link: GuestLink) -> GuestLink:
    return GuestLink.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=link.pk)


def _ask(link: GuestLink, *, at: datetime) -> None:
    verdict = standing(link, at=at)
    if not verdict.allowed:
        raise GuestLinkRefused(verdict, link)
