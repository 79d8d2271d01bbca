"""The links by which somebody stops a kind of mail without signing in.

A link names the person (by the actor that the ledger knows) and the kind, signed; it never expires, because a mail may
be years old, and it can do nothing else.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from learning_records.queries.actors import resolve
from people.models import Person

_SALT = "notifications.stop"


class LinkBroken(Exception):
    """This is not a link that Linkway made, or its person is gone."""


def stop_url(person: Person, kind: str) -> str:
    """Return the whole address that stops a kind of mail to a person."""
    token = signing.dumps([person.actor.hex, kind], salt=_SALT)
    return settings.SITE_ADDRESS + reverse("notifications:stop", args=[token])


def read_stop_token(token: str) -> tuple[Person, str]:
    """Return whose link this is, and of which kind; after a merge, the person who was kept.

    :raises LinkBroken: when it is not one of ours.
    """
    try:
        actor, kind = signing.loads(token, salt=_SALT)
        person = Person.objects.current().get(actor=resolve(UUID(actor)))
    except (signing.BadSignature, Person.DoesNotExist, ValueError, TypeError):
        raise LinkBroken from None
    return person, str(kind)
