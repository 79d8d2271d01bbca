"""Beginning a real site. Each of these may be done again without harm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from wagtail.models import Site

from foundations.verdict import Refusal, Refused, Verdict
from people.actions import audit
from people.actions.invitation import invite
from people.actions.join_decision import person_at
from people.actions.responsibility import ResponsibilityRefused, give
from people.models import Person
from people.queries.invitation import is_in_use
from people.vocabulary import ResponsibilityKind
from website.models import SetUpMark
from website.vocabulary import Mark

TEST_SUBJECT = "Linkway can send e-mail"
TEST_WORDS = (
    "This is the test e-mail that Linkway sends while it is being set up.\n\n"
    "It came from {sender}, for {address}. If you read this, people's invitations will arrive as well: say so in the "
    "checklist on the first page of the administration.\n"
)
NO_HOST = Refusal(
    "no_host", "The address of the site is a whole one, such as https://linkway.example.nhs.uk."
)


class SetUpRefused(Refused):
    """What was given cannot be the site's; nothing was changed."""


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who runs the site, and the path of the link with which they choose a password, where they have not yet."""

    person: Person
    path: str


@transaction.atomic
def name_site(*, name: str, address: str) -> Site:
    """Give the site its name, and the address with which links in e-mails begin.

    :raises SetUpRefused: when the address is not a whole one.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SetUpRefused(Verdict((NO_HOST,)))
    site: Site = Site.objects.get(is_default_site=True)
    site.site_name, site.hostname = " ".join(name.split()), parts.hostname
    site.port = parts.port or (443 if parts.scheme == "https" else 80)
    site.save()
    return site


@transaction.atomic
def first_administrator(*, name: str, address: str, at: datetime, today: date) -> FirstAdministrator:
    """Make the first administrator, who comes in by a link; asked again before they have, there is another link."""
    person = person_at(address, name, by=None, at=at)
    try:
        with transaction.atomic():
            give(
                person=person,
                kind=ResponsibilityKind.PROGRAMME_ADMIN,
                started_on=today,
                by=None,
                at=at,
                today=today,
            )
    except ResponsibilityRefused as refused:
        if any(refusal.code != "held_already" for refusal in refused.verdict.refusals):
            raise
    if is_in_use(person):
        return FirstAdministrator(person, "")
    made = invite(person, by=None, at=at)
    return FirstAdministrator(person, reverse("website:open_invitation", args=[made.key]))


def send_test_mail(*, to: str, sender: str, site_address: str, at: datetime) -> None:
    """Send a test e-mail at once, past the outbox, so that what the mail server answers is seen.

    :raises OSError: with the server's answer, when it cannot be sent.
    """
    words = TEST_WORDS.format(sender=sender, address=site_address)
    EmailMessage(TEST_SUBJECT, words, sender, [to]).send()
    mark(Mark.MAIL_SENT, at=at)


def mark(step: Mark, *, at: datetime, by: Person | None = None) -> None:
    """Note that a step is done."""
    SetUpMark.objects.update_or_create(step=step, defaults={"at": at})
    audit.write(at=at, by=by, action=f"set up: {step}", subject="website.SetUpMark")
