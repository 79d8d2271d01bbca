"""What the programme team is told when nobody is there to answer."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from people.permissions import may_manage_people


def _manages(person: object, on: object) -> bool:
    return may_manage_people(person)


NO_ASSESSOR: Final = NotificationKind(
    code="assessments.no_assessor",
    area="People you look after",
    is_for=_manages,
    title="Work waits for an assessor, and there is none",
    subject="Somebody has to be an assessor",
    sentence="Claims or requests of learners wait for an assessor, the oldest since {day}, and nobody holds that responsibility for them. Give it to somebody, so that they are answered.",
    action="Give the responsibility",
    why="You get this because you are on the programme team.",
)


def register() -> None:
    notification_kinds.register(NO_ASSESSOR.code, NO_ASSESSOR)
