"""Where somebody is signed in: noting a device, and ending it from another one."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import transaction

from people.actions.sign_in import record_sign_in
from people.models import Device, Person
from people.rules.device import signed_in_until
from people.vocabulary import SignInEvent


def note_device(*, person: Person, session_key: str, words: str, is_own: bool, at: datetime) -> Device:
    """Write down that a person signed in with this session."""
    device, _ = Device.objects.update_or_create(
        session_key=session_key,
        defaults={
            "person": person,
            "words": words,
            "is_own": is_own,
            "signed_in_at": at,
            "ends_at": signed_in_until(at=at, is_own=is_own),
        },
    )
    return device


def keep_device(device: Device, *, is_own: bool, at: datetime) -> Device:
    """Write down whether the person says that the device is theirs, which changes how long they stay signed in."""
    device.is_own, device.ends_at = is_own, signed_in_until(at=at, is_own=is_own)
    device.save(update_fields=["is_own", "ends_at"])
    return device


def end_devices(*, person: Person, at: datetime, but: str | None = None, only: Any = None) -> int:
    """Sign a person out of their devices: of all but the session ``but``, or ``only`` of the one with that uuid.

    Return how many. Whoever holds such a session meets the sign-in page with their next step.
    """
    devices = Device.objects.filter(person=person).exclude(session_key=but)
    if only is not None:
        devices = devices.filter(uuid=only)
    keys = list(devices.values_list("session_key", flat=True))
    with transaction.atomic():
        devices.filter(session_key__in=keys).delete()
        if keys:
            record_sign_in(SignInEvent.DEVICES_ENDED, at=at, person=person)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in keys:
        store(key).delete()
    return len(keys)


def purge_devices(*, at: datetime) -> int:
    """Forget where nobody is signed in any more, and what those sessions held."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    gone, _ = Device.objects.filter(ends_at__lte=at).delete()
    return gone
