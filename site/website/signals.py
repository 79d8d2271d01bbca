"""What signing in sets off: somebody invited who came in another way has their places all the same."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction

from foundations.clock import now, today
from people.actions.invitation import settle_invitation
from people.models import Person
from website.actions.welcome import give_places


def let_in(user: Person, **kwargs: Any) -> None:
    """Settle an invitation that was not accepted by its link; one query for whoever came in before."""
    at = now()
    with transaction.atomic():
        if settle_invitation(user, at=at):
            give_places(user, at=at, today=today())


def connect() -> None:
    """Join the receiver to Django's signal; once, when the app is ready."""
    user_logged_in.connect(let_in, dispatch_uid="website.let_in")
