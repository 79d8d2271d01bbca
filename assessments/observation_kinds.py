"""What people are told of observations. No message says what was seen, and none carries what anybody wrote."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from people.permissions import is_assessor, may_lead

LEARNING: Final = "Your learning"
LOOKED_AFTER: Final = "People you look after"


ASKED: Final = NotificationKind(
    code="assessments.observation_asked",
    area=LOOKED_AFTER,
    is_for=may_lead,
    title="Somebody asks you to observe them",
    subject="{name} asks you to observe",
    sentence="{name} asks you for “{title}”: to see their practice, talk it over, and say what you saw. Please do it by {day}.",
    action="See what is asked",
    why="You get this because somebody whom you manage, supervise or facilitate chose you.",
)
ASKED_BY_LINK: Final = NotificationKind(
    code="assessments.observation_asked_by_link",
    title="Somebody without an account is asked to observe",
    subject="{name} asks you to observe their practice",
    sentence=(
        "{name} learns with Linkway, where social prescribing link workers train, and asks you for “{title}”: to see their "
        "practice, talk it over, and say what you saw. You need no account. Please do it by {day}. The link is yours alone "
        "and works once; please do not pass it on."
    ),
    action="See what is asked",
    why="You get this because somebody who learns with Linkway gave your name and address. If you do not know them, do nothing.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)
REMINDED: Final = NotificationKind(
    code="assessments.observation_reminder",
    area=LOOKED_AFTER,
    is_for=may_lead,
    title="A reminder: somebody waits for you to observe them",
    subject="{name} still waits for you",
    sentence="{name} asked you for “{title}”. Please answer by {day}; after that an assessor of the programme is asked instead.",
    action="See what is asked",
    why="You get this because somebody chose you to observe them, and has had no answer.",
)
REMINDED_BY_LINK: Final = NotificationKind(
    code="assessments.observation_reminder_by_link",
    title="A reminder to somebody without an account",
    subject="{name} still waits for you",
    sentence=(
        "{name} asked you for “{title}”. Please answer by {day}; after that an assessor of the programme is asked instead. "
        "This link takes the place of the one you were sent before."
    ),
    action="See what is asked",
    why="You get this because somebody who learns with Linkway gave your name and address. If you do not know them, do nothing.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)
DECIDED: Final = NotificationKind(
    code="assessments.observation_decided",
    area=LEARNING,
    title="Your observer has answered",
    subject="An answer: {title}",
    sentence="{name} has answered about “{title}”. You can read it on Linkway.",
    action="Read it",
    why="You get this because you asked somebody to observe you.",
)
GIVEN_BACK: Final = NotificationKind(
    code="assessments.observation_given_back",
    area=LEARNING,
    title="Your observer cannot do it",
    subject="Please ask somebody else: {title}",
    sentence="{name} is not able to do “{title}” with you. What you wrote is kept; please ask somebody else.",
    action="Ask somebody else",
    why="You get this because you asked somebody to observe you.",
)
PASSED_ON: Final = NotificationKind(
    code="assessments.observation_passed_on",
    area=LEARNING,
    title="Your request goes to the assessors",
    subject="Passed on: {title}",
    sentence="Nobody has answered about “{title}” in ten working days, so the programme’s assessors have been asked as well.",
    action="See where it stands",
    why="You get this because you asked somebody to observe you.",
)
IN_THE_POOL: Final = NotificationKind(
    code="assessments.observation_in_the_pool",
    area="Assessing",
    is_for=is_assessor,
    title="Somebody waits for an assessor",
    subject="An observation waits for an assessor",
    sentence="{name} waits for “{title}”. Whoever of the assessors can, takes it.",
    action="See what waits",
    why="You get this because you are one of the programme’s assessors.",
)
KINDS: Final = (
    ASKED,
    ASKED_BY_LINK,
    REMINDED,
    REMINDED_BY_LINK,
    DECIDED,
    GIVEN_BACK,
    PASSED_ON,
    IN_THE_POOL,
)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
