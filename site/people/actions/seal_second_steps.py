"""Sealing the secrets of second steps with the newest key, so that an older one can be given up."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction

from foundations.sealing import CannotBeOpened, is_sealed_anew, seal, unseal
from people.rules.second_step_secret import secrets_of, with_secrets


@dataclass(frozen=True)
class Sealed:
    """How many second steps were looked at: sealed now, sealed before with the newest key, and opened by no key."""

    now: int = 0
    before: int = 0
    lost: int = 0


@transaction.atomic
def seal_second_steps(*, dry_run: bool = False) -> Sealed:
    """Seal with the newest key whatever is not yet; what no key opens is left as it is, and counted."""
    held = Authenticator.objects.select_for_update().order_by("pk")
    found = [_seal(each, dry_run=dry_run) for each in held]
    return Sealed(now=found.count("now"), before=found.count("before"), lost=found.count("lost"))


def _seal(authenticator: Authenticator, *, dry_run: bool) -> str:
    secrets = secrets_of(authenticator.data)
    if not secrets:
        return "none"
    if all(is_sealed_anew(kept) for kept in secrets):
        return "before"
    try:
        data = with_secrets(authenticator.data, lambda kept: seal(unseal(kept)))
    except CannotBeOpened:
        return "lost"
    if not dry_run:
        authenticator.data = data
        authenticator.save(update_fields=["data"])
    return "now"
