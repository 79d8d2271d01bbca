from datetime import UTC, date, datetime

from icalendar import Calendar

from website.rules.calendar import calendar_of

STAMP = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EVENTS = [
    (
        "y1-02",
        "Your role; in the practice, and beyond",
        date(2026, 12, 1),
        "https://linkway.example/programmes/x/",
    )
]


def test_a_due_module_is_a_whole_day_that_ends_the_next_morning() -> None:
    (event,) = Calendar.from_ical(calendar_of(EVENTS, stamped_at=STAMP)).walk("VEVENT")

    assert event.decoded("dtstart") == date(2026, 12, 1)
    assert event.decoded("dtend") == date(2026, 12, 2)
    assert str(event["summary"]) == "Due: Your role; in the practice, and beyond"


def test_taking_the_file_in_twice_names_the_same_event() -> None:
    first = Calendar.from_ical(calendar_of(EVENTS, stamped_at=STAMP)).walk("VEVENT")[0]
    again = Calendar.from_ical(calendar_of(EVENTS, stamped_at=STAMP.replace(hour=12))).walk("VEVENT")[0]

    assert first["uid"] == again["uid"]
