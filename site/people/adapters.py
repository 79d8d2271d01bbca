"""What allauth asks this storey: about second steps of signing in."""

from __future__ import annotations

from typing import Any, Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from foundations.clock import now, today
from people.actions.sign_in import record_sign_in
from people.models import Person
from people.permissions import needs_second_step
from people.vocabulary import SignInEvent

REAL: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SaysWhoTriedTooOften:
    """Writes down of whose account passwords were tried too often."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)  # type: ignore[misc]  # allauth's adapter follows
        except ValidationError:
            person = Person.objects.known_as(str(credentials.get("email", ""))).first()
            record_sign_in(SignInEvent.TOO_OFTEN, at=now(), person=person)
            raise


class SecondStepAdapter(DefaultMFAAdapter):
    """Second steps are named in plain words, and the last one stays where somebody's role needs it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "Your role needs a second step of signing in. Set up another one first; then you can take this one off."
        ),
        "incorrect_code": "The code is not right. Codes change every half minute, so enter the newest one.",
        "unverified_email": "Confirm your e-mail address first; then you can set this up.",
        "cannot_generate_recovery_codes": "Set up a passkey or an authenticator app first.",
    }

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=REAL).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not needs_second_step(authenticator.user, today())

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  # allauth names it so
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "My passkey" if number == 1 else f"Passkey {number}"

    def _get_site_name(self) -> str:
        return "Linkway"
