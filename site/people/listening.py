"""What Linkway does when Django or allauth say that somebody signed in, out, or failed to.

A signal's receiver is a door, like a view: the clock is read here.
"""

from __future__ import annotations

from typing import Any, Final

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.socialaccount import signals as provider
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import pre_save
from django.http import HttpRequest

from foundations.clock import now, today
from people import sign_in_session as session
from people.actions.device import end_devices
from people.actions.sign_in import record_refused_password, record_sign_in
from people.models import Device, Person
from people.permissions import owes_second_step
from people.vocabulary import SignInEvent, SignInMethod
from people.waiting_words import drop_unless_of

_STEPS: Final = {
    "totp": SignInMethod.CODE,
    "webauthn": SignInMethod.PASSKEY,
    "recovery_codes": SignInMethod.RECOVERY_CODE,
}
_METHODS: Final = {
    "password": SignInMethod.PASSWORD,
    "password_reset": SignInMethod.LINK,
    "socialaccount": SignInMethod.PROVIDER,
}


def came_in(sender: Any, request: HttpRequest | None, user: Person, **kwargs: Any) -> None:
    """Note the device and the sign-in; runs before Django writes when somebody signed in last."""
    if request is None:
        return
    at = now()
    drop_unless_of(request, user.pk, at=at)
    said_so = request.session.pop(session.OWN, False) or "remember" in request.POST
    if user.last_login is None:
        request.session[session.FIRST] = True
    session.begin(request, user, is_own=bool(said_so), at=at)
    record_sign_in(SignInEvent.SIGNED_IN, at=at, person=user, method=_how(request, user))


def went_in_by_our_page(sender: Any, request: HttpRequest, user: Person, **kwargs: Any) -> None:
    """Ask people whose role shows them others for a second step; the first time ever, only say that it will come."""
    if owes_second_step(user, on=today()):
        request.session[session.OWES] = not request.session.get(session.FIRST, False)


def went_out(sender: Any, request: HttpRequest | None, user: Person | None, **kwargs: Any) -> None:
    if request is None or user is None:
        return
    Device.objects.filter(session_key=request.session.session_key).delete()
    record_sign_in(SignInEvent.SIGNED_OUT, at=now(), person=user)


def was_refused(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    address = credentials.get("email") or credentials.get("username") or ""
    record_refused_password(address=str(address), at=now())


def proved_again(sender: Any, request: HttpRequest, user: Person, **kwargs: Any) -> None:
    """Somebody signed in already was asked again, and answered."""
    if kwargs.get("reauthenticated") and request.user == user:
        request.session[session.FRESH] = now().timestamp()
        record_sign_in(SignInEvent.CONFIRMED, at=now(), person=user, method=_how(request, user))


def changed_password(sender: Any, request: HttpRequest, user: Person, **kwargs: Any) -> None:
    """Every other session has ended by itself; this one has another key now."""
    key = request.session.session_key if request.user == user else None
    device = request.session.get(session.DEVICE)
    if key is not None and device is not None:
        Device.objects.filter(person=user, pk=device).update(session_key=key)
    end_devices(person=user, at=now(), but=key)
    record_sign_in(SignInEvent.PASSWORD_CHANGED, at=now(), person=user)


def failed_second_step(sender: Any, user: Person, **kwargs: Any) -> None:
    record_sign_in(SignInEvent.WRONG_CODE, at=now(), person=user)


def added_second_step(
    sender: Any, request: HttpRequest, user: Person, authenticator: Any, **kwargs: Any
) -> None:
    """Let go on whoever owed one."""
    is_codes = authenticator.type == "recovery_codes"
    event = SignInEvent.CODES_MADE if is_codes else SignInEvent.SECOND_STEP_ADDED
    record_sign_in(event, at=now(), person=user, method=_STEPS.get(authenticator.type, ""))
    if not is_codes:
        request.session.pop(session.OWES, None)


def removed_second_step(
    sender: Any, request: HttpRequest, user: Person, authenticator: Any, **kwargs: Any
) -> None:
    """Ask for another one at once where the role needs it."""
    method = _STEPS.get(authenticator.type, "")
    record_sign_in(SignInEvent.SECOND_STEP_REMOVED, at=now(), person=user, method=method)
    if owes_second_step(user, on=today()):
        request.session[session.OWES] = True


def made_new_codes(sender: Any, user: Person, **kwargs: Any) -> None:
    record_sign_in(SignInEvent.CODES_MADE, at=now(), person=user, method=SignInMethod.RECOVERY_CODE)


def linked_provider(sender: Any, request: HttpRequest, sociallogin: Any, **kwargs: Any) -> None:
    record_sign_in(
        SignInEvent.PROVIDER_LINKED, at=now(), person=sociallogin.user, method=SignInMethod.PROVIDER
    )


def keeps_little(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep nothing that a provider says about somebody."""
    instance.extra_data = {}


def _how(request: HttpRequest, user: Person) -> str:
    """Return how somebody last proved who they are."""
    records = get_authentication_records(request, user)
    latest = records[-1] if records else {}
    if latest.get("method") == "mfa":
        return _STEPS.get(str(latest.get("type")), "")
    return _METHODS.get(str(latest.get("method")), "")


def listen() -> None:
    pre_save.connect(keeps_little, sender=SocialAccount, dispatch_uid="people.keeps_little")
    for signal, receiver in (
        (user_logged_in, came_in),
        (user_logged_out, went_out),
        (user_login_failed, was_refused),
        (account.user_logged_in, went_in_by_our_page),
        (account.authentication_step_completed, proved_again),
        (account.password_changed, changed_password),
        (account.password_reset, changed_password),
        (account.password_set, changed_password),
        (mfa.authentication_failed, failed_second_step),
        (mfa.authenticator_added, added_second_step),
        (mfa.authenticator_removed, removed_second_step),
        (mfa.authenticator_reset, made_new_codes),
        (provider.social_account_added, linked_provider),
    ):
        signal.connect(receiver, dispatch_uid=f"people.{receiver.__name__}")
