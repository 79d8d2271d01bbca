"""Who of a lead's people may be reminded today, and who was reminded lately, by whom as far as this lead may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.rules.progress_table import PersonLine
from analytics.rules.reminder import REASON, again_on, sender_in_words
from analytics.rules.this_week import behind
from notifications.queries.nudge import latest_nudges
from people.models import Group, Person, Responsibility
from people.vocabulary import FACILITATING


@dataclass(frozen=True)
class RemindedLately:
    """Somebody who may not be reminded yet: by whom they were, when, and from when on they may be again."""

    name: str
    by: str
    on: date
    again_on: str


@dataclass(frozen=True)
class Reminders:
    """Everybody of a list who is behind: those who may be reminded today, and those who may not."""

    free: tuple[PersonLine, ...]
    lately: tuple[RemindedLately, ...]

    @property
    def number(self) -> int:
        return len(self.free) + len(self.lately)


def reminders_for(
    viewer: Person, lines: Sequence[PersonLine], *, group: Group | None, today: date
) -> Reminders:
    """Return who may be reminded today; two queries, and one where there is no group."""
    late = behind(lines)
    latest = latest_nudges([line.person_id for line in late], reason=REASON, today=today)
    beside = _running(group, today) if group else {}
    lately = [
        RemindedLately(
            name=line.name,
            by=sender_in_words(is_viewer=sent.by_id == viewer.pk, colleague=beside.get(sent.by_id, "")),
            on=sent.on,
            again_on=again_on(sent.until),
        )
        for line in late
        if (sent := latest.get(line.person_id))
    ]
    return Reminders(tuple(line for line in late if line.person_id not in latest), tuple(lately))


def _running(group: Group, today: date) -> dict[int, str]:
    """Return who runs a cohort, whose names stand on its page too."""
    running = Responsibility.objects.on(today).of_kind(*FACILITATING).filter(group=group)
    return dict(running.values_list("person_id", "person__name"))
