"""What notifications tell the storeys below: what is held of people, and how two records become one."""

from __future__ import annotations

from foundations.registries import PersonalData, PersonJoiner, holds_personal_data, joins_people
from notifications.actions.join import JOINED, join_messages
from notifications.permission_policies import register_policies

A_YEAR = "a year"
WHILE_ACTIVE = "while the account is active"

HELD = (
    PersonalData(
        "notifications.Notification",
        "What Linkway told you",
        "person",
        {"at": "When", "subject": "About", "sentence": "What", "read_at": "When you read it"},
        "two years",
    ),
    PersonalData(
        "notifications.Mail",
        "E-mails that Linkway sent you",
        "person",
        {
            "queued_at": "Written",
            "address": "To",
            "subject": "Subject",
            "state": "What became of it",
            "sent_at": "Sent",
        },
        f"the words 30 days, that it was sent {A_YEAR}",
    ),
    PersonalData(
        "notifications.Digest",
        "Weekly summaries that you were sent",
        "person",
        {"week": "Week", "made_at": "Made"},
        A_YEAR,
    ),
    PersonalData(
        "notifications.Preference",
        "How you want to be told",
        "person",
        {"kind": "Of what", "delivery": "How", "chosen_at": "Chosen"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "notifications.DeliveryDays",
        "The days on which e-mail may reach you",
        "person",
        {"days": "Days of the week, Monday is 0", "chosen_at": "Chosen"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "notifications.Nudge",
        "Reminders that you were sent on somebody's behalf",
        "person",
        {"on": "When", "reason": "Of what", "by": "By"},
        A_YEAR,
    ),
    PersonalData(
        "notifications.Bounce",
        "E-mails to you that came back",
        "mail__person",
        {"at": "When", "address": "Address", "kind": "What", "status": "The mail server's code"},
        A_YEAR,
    ),
)


def register() -> None:
    for held in HELD:
        holds_personal_data.register(held.model, held)
    joins_people.register("notifications", PersonJoiner("notifications", JOINED, join_messages))
    register_policies()
