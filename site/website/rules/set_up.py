"""What a site needs before people learn on it, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetUpFacts:
    """What is there already. ``unreviewed`` are the titles of what waits for a review, with what each needs."""

    administrators: int
    administrators_with_second_step: int
    is_named: bool
    mail_was_sent: bool
    mail_arrived: bool
    organisations: int
    has_programme: bool
    unreviewed: Sequence[str]
    posts: int
    invitations: int


@dataclass(frozen=True, slots=True)
class SetUpStep:
    """One line of the checklist. ``code`` says where its link leads."""

    code: str
    title: str
    words: str
    is_done: bool


def set_up_steps(facts: SetUpFacts) -> tuple[SetUpStep, ...]:
    """Return the checklist; the site is set up when every line is done.

    >>> nothing = SetUpFacts(0, 0, False, False, False, 0, False, (), 0, 0)
    >>> [step.code for step in set_up_steps(nothing) if step.is_done]
    []
    """
    waiting = len(facts.unreviewed)
    mail = (
        "It was sent; say here that it arrived." if facts.mail_was_sent else "Send one to yourself from here."
    )
    return (
        SetUpStep(
            "administrator",
            "A first administrator, with a second step of signing in",
            "Whoever runs the site signs in with a passkey or a code besides the password.",
            facts.administrators > 0 and facts.administrators_with_second_step > 0,
        ),
        SetUpStep(
            "name", "The site's name and address", "Links in e-mails begin with the address.", facts.is_named
        ),
        SetUpStep("mail", "A test e-mail has arrived", mail, facts.mail_arrived),
        SetUpStep(
            "organisations",
            "Organisations",
            "Regions and boards are shipped; employers come with an import or register themselves.",
            facts.organisations > 0,
        ),
        SetUpStep(
            "curriculum", "A published programme", "The shipped curriculum, or your own.", facts.has_programme
        ),
        SetUpStep(
            "reviews",
            "Every module about safety reviewed by a practitioner",
            f"{waiting} still {'waits' if waiting == 1 else 'wait'} and cannot be published until then."
            if waiting
            else "Nothing waits for a review.",
            facts.has_programme and not waiting,
        ),
        SetUpStep(
            "people", "People and their posts", "Import them, or let employers add theirs.", facts.posts > 0
        ),
        SetUpStep(
            "invitations",
            "Invitations",
            "Nobody is written to until you send them.",
            facts.posts > 0 and facts.invitations > 0,
        ),
    )
