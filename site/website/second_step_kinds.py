"""What people are told when somebody takes their second step of signing in off."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind
from notifications.vocabulary import Urgency

_WHY: Final = "You get this at every confirmed address of yours, because it is about how you sign in."

RESET_ASKED: Final = NotificationKind(
    code="website.second_step_reset_asked",
    area="Your account",
    title="Somebody asks to take your second step off",
    subject="Your second step of signing in to Linkway",
    sentence=(
        "The programme team was asked to take the second step of signing in off your account, and one of them is "
        "looking at it. If you did not ask for this, tell us at once: use the link."
    ),
    action="Tell us",
    why=_WHY,
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
RESET_DONE: Final = NotificationKind(
    code="website.second_step_taken_off",
    area="Your account",
    title="Your second step was taken off",
    subject="Your second step of signing in was taken off",
    sentence=(
        "Two people of the programme team have taken the second step of signing in off your account, and you are signed "
        "out on every device. Sign in with your password, then set up a new second step. If you did not ask for this, "
        "set a new password and tell us at once."
    ),
    action="Sign in",
    why=_WHY,
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
TAKEN_OFF: Final = NotificationKind(
    code="website.second_step_taken_off_by_operator",
    area="Your account",
    title="Your second step was taken off",
    subject="Your second step of signing in was taken off",
    sentence=(
        "Whoever runs Linkway has taken the second step of signing in off your account, because nobody of the programme "
        "team could, and you are signed out on every device. Sign in with your password, then set up a new second step. "
        "If you did not ask for this, set a new password and tell us at once."
    ),
    action="Sign in",
    why=_WHY,
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)

KINDS: Final = (RESET_ASKED, RESET_DONE, TAKEN_OFF)
