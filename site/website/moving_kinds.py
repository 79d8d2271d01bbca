"""What people are told when their records, addresses, posts or places change."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from people.permissions import may_lead

RECORDS_JOINED: Final = NotificationKind(
    code="website.records_joined",
    area="Your account",
    title="Your two records became one",
    subject="Your two Linkway records are one now",
    sentence=(
        "Linkway had two records of you, and they are one now: posts, learning and certificates stand together, and each "
        "of your addresses signs you in. If they are not both yours, tell us at once."
    ),
    action="Look at my addresses",
    why="You get this because the programme team joined two records, and this is an address of one of them.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
ADDRESS_ADDED: Final = NotificationKind(
    code="website.address_added",
    area="Your account",
    title="An address was added to your account",
    subject="An address was added to your Linkway account",
    sentence=(
        "An employer’s list names you with another address. The programme team has added it to your account, and it "
        "signs you in too. If it is not yours, tell us at once."
    ),
    action="Look at my addresses",
    why="You get this because an address of your account on Linkway changed.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
PLAN_PAUSED: Final = NotificationKind(
    code="website.plan_paused",
    title="Your plan was paused",
    subject="Your plan on Linkway was paused",
    sentence="The programme team has paused your plan. Nothing falls due until then, and it goes on by itself.",
    action="Look at my plan",
    why="You get this because somebody else changed your plan.",
    may_be_stopped=False,
)
POST_ENDED: Final = NotificationKind(
    code="website.post_ended",
    area="Your account",
    title="The end of a post was recorded",
    subject="The end of your post is on record",
    sentence=(
        "The end of your post with {where} is on record. Your record is yours and goes with you. Make sure that an address "
        "which outlives the job is on it, and, if you like, tell us what would have made you stay."
    ),
    action="Look at my posts",
    why="You get this because a post of yours ended.",
    may_be_stopped=False,
)
POST_KEPT: Final = NotificationKind(
    code="website.post_kept",
    area="Your account",
    title="What you said about your post was answered",
    subject="Your post stays as it is on record",
    sentence=(
        "{where} looked at what you said about your post, and it stays as it is on record. You can read why, and what "
        "you can do if it is still wrong."
    ),
    action="Read the answer",
    why="You get this because you said that something about your post is wrong.",
    may_be_stopped=False,
)
POST_RAISED: Final = NotificationKind(
    code="website.post_raised",
    area="Lists of posts",
    is_for=may_lead,
    title="Somebody asks the programme team to look at their post",
    subject="A post is to be looked at by the programme team",
    sentence="{name} was told that their post is right as it is on record, and asks the programme team to look at it.",
    action="Look at it",
    why="You get this because you are of the programme team.",
)

KINDS: Final = (RECORDS_JOINED, ADDRESS_ADDED, PLAN_PAUSED, POST_ENDED, POST_KEPT, POST_RAISED)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
