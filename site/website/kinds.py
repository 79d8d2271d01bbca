"""What the website tells people about coming in, about requests to join, and about posts."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from people.permissions import may_lead
from website import second_step_kinds

ACCOUNT: Final = "Your account"
LIST: Final = "People you look after"

INVITATION: Final = NotificationKind(
    code="website.invitation",
    area=ACCOUNT,
    title="Your invitation",
    subject="Your invitation to Linkway",
    sentence=(
        "{inviter} invites you to Linkway, where people who work in social prescribing learn together and keep their "
        "record. Open the link within 30 days to choose a password; it takes about five minutes."
    ),
    action="Accept the invitation",
    why=(
        "You get this because your employer or the programme team made an account for you. If that is a mistake, do "
        "nothing: nobody else can use it."
    ),
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)
CONFIRM_ADDRESS: Final = NotificationKind(
    code="website.confirm_address",
    area=ACCOUNT,
    title="Confirming your address",
    subject="Confirm your e-mail address for Linkway",
    sentence="You asked to join Linkway. Open the link within three days, so that we know that this address is yours.",
    action="Confirm my address",
    why="You get this because somebody typed this address on Linkway. If it was not you, do nothing.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)
HAS_ACCOUNT: Final = NotificationKind(
    code="website.has_account",
    area=ACCOUNT,
    title="You have an account already",
    subject="You have a Linkway account",
    sentence=(
        "Somebody, probably you, asked to join Linkway with this address. You have an account already: sign in with it. "
        "If you have forgotten the password, the sign-in page helps."
    ),
    action="Sign in",
    why="You get this because somebody typed this address on Linkway. If it was not you, do nothing.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
REQUEST_WAITS: Final = NotificationKind(
    code="website.request_waits",
    area=LIST,
    is_for=may_lead,
    title="Somebody asks to join",
    subject="Somebody asks to join Linkway",
    sentence="{name} has asked to join and waits for your answer.",
    action="Look at the request",
    why="You get this because you answer requests to join.",
    may_be_stopped=False,
)
REQUEST_ANSWERED: Final = NotificationKind(
    code="website.request_answered",
    area=ACCOUNT,
    title="An answer to your request",
    subject="Your request to join Linkway has an answer",
    sentence="Open the link to read the answer.",
    action="Read the answer",
    why="You get this because you asked to join Linkway.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)
REQUEST_APPROVED: Final = NotificationKind(
    code="website.request_approved",
    area=ACCOUNT,
    title="Your request was approved",
    subject="Your request on Linkway was approved",
    sentence="What you asked for with {where} is on your record now.",
    action="Open Linkway",
    why="You get this because you asked for it on Linkway.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
KEEPS_LIST: Final = NotificationKind(
    code="website.keeps_list",
    area=LIST,
    title="You keep a list of posts",
    subject="You keep a list of posts on Linkway",
    sentence="{where} has named you to keep its list of posts. Add who works there, and invite them when you are ready.",
    action="Open the list",
    why="You get this because your organisation registered on Linkway.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
POST_ADDED: Final = NotificationKind(
    code="website.post_added",
    area=ACCOUNT,
    title="A post of yours was added",
    subject="A post of yours was added on Linkway",
    sentence="{where} has put a post of yours on record. Look at it, and say so if something is wrong.",
    action="Look at my post",
    why="You get this because your employer keeps its list of posts on Linkway.",
    may_be_stopped=False,
)
POST_DOUBTED: Final = NotificationKind(
    code="website.post_doubted",
    area=LIST,
    is_for=may_lead,
    title="Somebody says that their post is wrong",
    subject="A post on your list may be wrong",
    sentence="{name} says that something about their post is not right.",
    action="Look at it",
    why="You get this because you keep a list of posts.",
)
POSTS_DUE: Final = NotificationKind(
    code="website.posts_due",
    area=LIST,
    is_for=may_lead,
    title="Your list of posts is to be confirmed",
    subject="Please confirm your list of posts",
    sentence="Once a quarter we ask whether the list of posts of {where} is still right. It is one screen.",
    action="Confirm the list",
    why="You get this because you keep a list of posts.",
)

KINDS: Final = (
    INVITATION,
    CONFIRM_ADDRESS,
    HAS_ACCOUNT,
    REQUEST_WAITS,
    REQUEST_ANSWERED,
    REQUEST_APPROVED,
    KEEPS_LIST,
    POST_ADDED,
    POST_DOUBTED,
    POSTS_DUE,
)


def register() -> None:
    for kind in (*KINDS, *second_step_kinds.KINDS):
        notification_kinds.register(kind.code, kind)
