"""What competencies tell people. No message says a level, a decision or a reason: many work mailboxes are shared."""

from __future__ import annotations

from typing import Final

from competencies.permissions import verifies
from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from people.permissions import is_assessor

COMPETENCIES: Final = "Your competencies"
LOOKED_AFTER: Final = "People you look after"


VERIFICATION_ASKED: Final = NotificationKind(
    code="competencies.verification_asked",
    area=LOOKED_AFTER,
    is_for=verifies,
    title="Somebody asks you to confirm competencies",
    subject="{name} asks you to confirm competencies",
    sentence="{name} asks you to look at their competencies and to answer by {day}.",
    action="Look and answer",
    why="You get this because you are this person’s line manager or professional supervisor.",
)
VERIFICATION_REMINDED: Final = NotificationKind(
    code="competencies.verification_reminded",
    area=LOOKED_AFTER,
    is_for=verifies,
    title="A confirmation that still waits for you",
    subject="{name} still waits for your answer",
    sentence="{name} asked you to look at their competencies. On {day} the request goes to the programme’s assessors.",
    action="Look and answer",
    why="You get this because you are this person’s line manager or professional supervisor.",
)
VERIFICATION_POOL: Final = NotificationKind(
    code="competencies.verification_pool",
    area=LOOKED_AFTER,
    is_for=is_assessor,
    title="A confirmation waits in the assessors’ pool",
    subject="A request to confirm competencies waits in the pool",
    sentence="A request to confirm competencies was not answered in ten working days. Any assessor may take it.",
    action="Open the pool",
    why="You get this because you are an assessor of the programme.",
)
VERIFICATION_DECIDED: Final = NotificationKind(
    code="competencies.verification_decided",
    area=COMPETENCIES,
    title="Somebody answered about your competencies",
    subject="Your request about your competencies was answered",
    sentence="{verifier} has answered. Sign in to read what they say.",
    action="Read the answer",
    why="You get this because you asked somebody to confirm your competencies.",
)
VERIFICATION_RETURNED: Final = NotificationKind(
    code="competencies.verification_returned",
    area=COMPETENCIES,
    title="A request about your competencies came back",
    subject="A request about your competencies came back to you",
    sentence="The request that you sent to {verifier} came back. Open it to see why, and choose somebody else.",
    action="Choose somebody else",
    why="You get this because you asked somebody to confirm your competencies.",
)
VERIFICATION_PASSED_ON: Final = NotificationKind(
    code="competencies.verification_passed_on",
    area=COMPETENCIES,
    title="A request about your competencies was passed on",
    subject="Your request was passed to the programme’s assessors",
    sentence="{verifier} did not answer in ten working days, so it went to the programme’s assessors. Open it to see where it is.",
    action="See where it is",
    why="You get this because you asked somebody to confirm your competencies.",
)
GUEST_ASKED: Final = NotificationKind(
    code="competencies.guest_asked",
    area=COMPETENCIES,
    title="Somebody without an account is asked to confirm competencies",
    subject="{name} asks you to confirm their work",
    sentence="{name}, a social prescribing link worker, asks you to say whether you agree with how they see their own work. You need no account. Please answer by {day}.",
    action="Look and answer",
    why="You get this because a link worker gave your address on Linkway, where social prescribing link workers in England learn. The link is for you alone: please do not pass it on.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)
SIGN_OFF_ASKED: Final = NotificationKind(
    code="competencies.sign_off_asked",
    area=LOOKED_AFTER,
    is_for=verifies,
    title="Somebody asks you to sign off a year",
    subject="{name} asks you to sign off their competencies",
    sentence="{name} has declared that they meet what {title} asks for, and asks you to sign it.",
    action="Look and sign",
    why="You get this because you are this person’s line manager or professional supervisor.",
)
SIGN_OFF_DECIDED: Final = NotificationKind(
    code="competencies.sign_off_decided",
    area=COMPETENCIES,
    title="Somebody answered about your sign-off",
    subject="Your sign-off was answered",
    sentence="{verifier} has answered about {title}. Sign in to read what they say.",
    action="Read the answer",
    why="You get this because you asked somebody to sign off your competencies.",
)
KINDS: Final = (
    VERIFICATION_ASKED,
    VERIFICATION_REMINDED,
    VERIFICATION_POOL,
    VERIFICATION_DECIDED,
    VERIFICATION_RETURNED,
    VERIFICATION_PASSED_ON,
    GUEST_ASKED,
    SIGN_OFF_ASKED,
    SIGN_OFF_DECIDED,
)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
