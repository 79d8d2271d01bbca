"""What allauth asks this storey: about second steps, and about people who sign in with another organisation."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render

from foundations.clock import now, today
from foundations.sealing import seal, unseal
from people.actions.sign_in import record_sign_in
from people.models import Person
from people.permissions import needs_second_step
from people.vocabulary import SignInEvent, SignInMethod

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
    """Second steps are named in plain words and sealed; the last one stays where somebody's role needs it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "Your role needs a second step of signing in. Set up another one first; then you can take this one off."
        ),
        "incorrect_code": "The code is not right. Codes change every half minute, so enter the newest one.",
        "unverified_email": "Confirm your e-mail address first; then you can set this up.",
        "cannot_generate_recovery_codes": "Set up a passkey or an authenticator app first.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

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


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Lets in people who are here already, and whose address their provider and Linkway have both confirmed.

    Nobody is made, nothing that the provider says about them is kept but how it names them.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """Return the person of a confirmed address, unless they are linked with somebody else at this provider.

        Work addresses are given to somebody new after a while: the newcomer must not come into the old account.
        """
        confirmed = [each.email for each in sociallogin.email_addresses if each.verified in (True, "true")]
        for address in confirmed:
            known = EmailAddress.objects.filter(email__iexact=address, verified=True).select_related("user")
            linked = SocialAccount.objects.filter(provider=sociallogin.account.provider).values("user")
            found = known.exclude(user__in=linked).first()
            if found is not None:
                return found.user, address
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Explain to whoever has no account here what they can do; only signing in links an account."""
        if sociallogin.is_existing and sociallogin.state.get("process", "login") == "login":
            return
        record_sign_in(SignInEvent.NO_ACCOUNT, at=now(), person=None, method=SignInMethod.PROVIDER)
        context = {"provider_name": sociallogin.provider.name}
        raise ImmediateHttpResponse(render(request, "people/pages/no_account.html", context, status=403))
