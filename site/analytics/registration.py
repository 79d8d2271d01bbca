"""What analytics tells the storeys below of the answers that it keeps."""

from __future__ import annotations

from analytics.actions.leaving import forget_answers, join_answers
from foundations.registries import PersonalData, PersonJoiner, holds_personal_data, joins_people
from portfolio.rules.retention import RetentionCategory, retention_schedule
from portfolio.vocabulary import OnErasure

ANSWERS = "analytics.LeavingAnswer"


def register() -> None:
    joins_people.register("analytics", PersonJoiner("analytics", frozenset({ANSWERS}), join_answers))
    holds_personal_data.register(
        ANSWERS,
        PersonalData(
            ANSWERS,
            "What you said about posts that you left",
            "person",
            {
                "post": "the post",
                "reason": "why you left",
                "would_have_stayed_for": "what would have made you stay",
                "words": "what you wrote",
                "answered_at": "when",
            },
            "until you take it back, or your account is erased",
        ),
    )
    retention_schedule.register(
        "leaving",
        RetentionCategory(
            code="leaving",
            order=25,
            title="What you said about posts that you left",
            models=(ANSWERS,),
            kept="until you take it back, and as long as your account",
            counted_from="the day you last signed in or were last in post, whichever is later",
            reason="To count, of ten people or more together, what would have made link workers stay.",
            at_end="The answers are removed.",
            on_erasure=OnErasure.REMOVED,
            erase=forget_answers,
        ),
    )
