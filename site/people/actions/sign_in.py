"""Writing down who signed in, and what did not work. Nothing is kept of where from."""

from __future__ import annotations

from datetime import datetime

from people.models import Person, SignInRecord
from people.vocabulary import SignInEvent, SignInMethod


def record_sign_in(
    event: SignInEvent, *, at: datetime, person: Person | None, method: SignInMethod | str = ""
) -> SignInRecord:
    """Write one record; without a person where nobody has the address that was typed."""
    return SignInRecord.objects.create(at=at, person=person, event=event, method=method)


def record_refused_password(*, address: str, at: datetime) -> SignInRecord:
    """Write that a password was refused; of an address that nobody has, only that it happened."""
    person = Person.objects.known_as(address).first() if address else None
    is_closed = person is not None and not person.is_active
    event = SignInEvent.CLOSED if is_closed else SignInEvent.WRONG_PASSWORD
    return record_sign_in(event, at=at, person=person, method=SignInMethod.PASSWORD)
