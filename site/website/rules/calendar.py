"""Days to keep, as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event


def calendar_of(events: Iterable[tuple[str, str, date, str]], *, stamped_at: datetime) -> bytes:
    """Return an iCalendar (RFC 5545) of whole-day events, each a code, title, day and address.

    The code makes the event's UID, so that taking the file in again moves a day rather than doubling it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Linkway//Coming up//EN")
    calendar.add("version", "2.0")
    for code, title, day, address in events:
        event = Event()
        event.add("uid", f"{code}@linkway")
        event.add("dtstamp", stamped_at)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"Due: {title}")
        event.add("url", address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
