"""Asking for help, and everything that happens until it is answered.

Whoever asks, answers or waits is told through `notifications`: that there is something to read, never what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.core.signing import Signer
from django.db import transaction
from django.urls import reverse

from foundations.verdict import Refused, Verdict
from notifications.actions.notify import News, notify, tell
from notifications.actions.write import write_to
from notifications.kinds import About, NotificationKind
from people.models import Person
from people.queries.join_request import answers_for
from website.help_kinds import HELP_ANSWERED, HELP_LATE, HELP_SAFETY, HELP_WAITS, HELP_WRITTEN
from website.models import HelpRequest, HelpRequestEvent
from website.queries.help_request import NamedPage, owner_of
from website.rules.help_request import due_day, may_answer, may_claim, may_reopen
from website.vocabulary import HelpEvent, HelpState, Wrong

SIGNER: Final = Signer(salt="website.help_request")
ABOUT: Final = "website.HelpRequest"
KEPT: Final = timedelta(days=730)


class HelpRequestRefused(Refused):
    """It could not be done with this request; the verdict says why."""


@transaction.atomic
def ask_for_help(
    *,
    kind: str,
    words: str,
    page: NamedPage,
    asker: Person | None,
    name: str = "",
    address: str = "",
    confirmed: Sequence[str] = (),
    at: datetime,
    today: date,
) -> HelpRequest:
    """Keep a request, give it to whoever published the page where it is about what that says, and tell them.

    Everything else, and what nobody in particular published, waits with the programme team. ``confirmed`` are the kinds
    of identifier that whoever asks has said are an organisation's or their own.
    """
    owner = owner_of(page) if kind == Wrong.CONTENT else None
    request = HelpRequest.objects.create(
        kind=kind,
        words=words,
        page=page.path,
        page_title=page.title[:255],
        step_id=page.activity_id,
        asker=asker,
        name="" if asker else name,
        address="" if asker else address,
        confirmed=list(confirmed),
        owner=owner,
        asked_at=at,
        due_on=due_day(kind, today),
    )
    _note(request, HelpEvent.ASKED, by=asker, at=at)
    _tell_who_answers(request, at=at, today=today, occasion="asked")
    return request


@transaction.atomic
def claim(request: HelpRequest, *, by: Person, at: datetime) -> HelpRequest:
    """Take a request on.

    :raises HelpRequestRefused: when somebody else has, or it was answered meanwhile.
    """
    request = _locked(request)
    _check(may_claim(request.state, owner=request.owner_id, by=by.pk))
    if request.owner_id != by.pk:
        request.owner = by
        request.save(update_fields=["owner"])
        _note(request, HelpEvent.CLAIMED, by=by, at=at)
    return request


@transaction.atomic
def hand_to_team(request: HelpRequest, *, by: Person | None, at: datetime, today: date) -> HelpRequest:
    """Let the whole programme team answer a request, and tell them.

    :raises HelpRequestRefused: when it was answered meanwhile.
    """
    request = _locked(request)
    _check(may_answer(request.state))
    request.owner, request.pooled_at = None, at
    request.save(update_fields=["owner", "pooled_at"])
    _note(request, HelpEvent.POOLED, by=by, at=at)
    kind = HELP_LATE if request.is_late(today) else HELP_WAITS
    _tell(request, answers_for(None, today), kind, at=at, occasion=f"pooled-{at.isoformat()}")
    return request


@transaction.atomic
def answer(request: HelpRequest, *, words: str, by: Person, at: datetime) -> HelpRequest:
    """Answer a request, and tell whoever asked that there is an answer.

    :raises HelpRequestRefused: when it was answered or closed meanwhile.
    """
    request = _locked(request)
    _check(may_answer(request.state))
    request.state, request.answered_at, request.owner = HelpState.ANSWERED, at, request.owner or by
    request.save(update_fields=["state", "answered_at", "owner"])
    event = _note(request, HelpEvent.ANSWERED, by=by, at=at, words=words)
    _tell_who_asked(request, occasion=str(event.pk), at=at)
    return request


@transaction.atomic
def close(request: HelpRequest, *, by: Person, at: datetime) -> HelpRequest:
    """Close a request without an answer, or after one; nobody is told."""
    request = _locked(request)
    if request.state != HelpState.CLOSED:
        request.state = HelpState.CLOSED
        request.save(update_fields=["state"])
        _note(request, HelpEvent.CLOSED, by=by, at=at)
    return request


@transaction.atomic
def reopen(
    request: HelpRequest, *, by: Person | None, at: datetime, today: date, words: str = ""
) -> HelpRequest:
    """Let a request wait for an answer again, with a day of its own, and tell who answers.

    :raises HelpRequestRefused: when it is open.
    """
    request = _locked(request)
    _check(may_reopen(request.state))
    request.state, request.due_on = HelpState.OPEN, due_day(request.kind, today)
    request.pooled_at = None
    request.save(update_fields=["state", "due_on", "pooled_at"])
    event = _note(request, HelpEvent.REOPENED, by=by, at=at, words=words)
    _tell_who_answers(request, at=at, today=today, occasion=f"reopened-{event.pk}")
    return request


@transaction.atomic
def pool_late(*, at: datetime, today: date) -> int:
    """Hand what was not answered in time to the whole team, once each; return how many."""
    late = HelpRequest.objects.late(on=today).filter(pooled_at__isnull=True)
    rows = list(late.select_for_update(skip_locked=True, of=("self",)).order_by("pk"))
    for request in rows:
        hand_to_team(request, by=None, at=at, today=today)
    return len(rows)


def clear_old_requests(*, at: datetime) -> int:
    """Remove requests on which nothing happened for two years and that do not wait; return how many."""
    quiet = HelpRequest.objects.exclude(state=HelpState.OPEN).exclude(events__at__gt=at - KEPT)
    with transaction.atomic():
        pks = list(quiet.values_list("pk", flat=True))
        HelpRequest.objects.filter(pk__in=pks).delete()
    return len(pks)


def key_of(request: HelpRequest) -> str:
    """Return what stands in the link to an answer for somebody without an account."""
    return SIGNER.sign(str(request.uuid))


def _locked(request: HelpRequest) -> HelpRequest:
    return (
        HelpRequest.objects.select_for_update(of=("self",))
        .select_related("owner", "asker")
        .get(pk=request.pk)
    )


def _check(verdict: Verdict) -> None:
    if not verdict.allowed:
        raise HelpRequestRefused(verdict)


def _note(
    request: HelpRequest, what: HelpEvent, *, by: Person | None, at: datetime, words: str = ""
) -> HelpRequestEvent:
    return HelpRequestEvent.objects.create(request=request, what=what, by=by, at=at, words=words)


def _tell_who_answers(request: HelpRequest, *, at: datetime, today: date, occasion: str) -> None:
    people = [request.owner] if request.owner else answers_for(None, today)
    kind = HELP_SAFETY if request.kind == Wrong.SAFETY else HELP_WAITS
    _tell(request, people, kind, at=at, occasion=occasion)


def _tell(
    request: HelpRequest, people: Iterable[Person], kind: NotificationKind, *, at: datetime, occasion: str
) -> None:
    about = About(ABOUT, str(request.uuid), reverse("website:support_request", args=[request.uuid]))
    words = {"number": request.number}
    tell([News(person, kind, about, occasion, words) for person in people if person != request.asker], at=at)


def _tell_who_asked(request: HelpRequest, *, occasion: str, at: datetime) -> None:
    words = {"number": request.number}
    if request.asker is not None:
        about = About(ABOUT, str(request.uuid), reverse("website:my_help_request", args=[request.uuid]))
        notify(request.asker, HELP_ANSWERED, about, at, occasion, words=words)
    elif request.address:
        link = reverse("website:help_request_answer", args=[key_of(request)])
        about = About(ABOUT, str(request.uuid), link)
        first_name = request.name.split(" ", maxsplit=1)[0]
        write_to(request.address, HELP_WRITTEN, words, at, about=about, occasion=occasion, name=first_name)
