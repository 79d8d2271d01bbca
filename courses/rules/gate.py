"""Whether somebody may start a module or open a step: every reason at once, those that they can mend first.

Addresses come in as plain values, so that a refusal can say where to go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courses.vocabulary import EnrolmentStatus
from foundations.verdict import Refusal, Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """Something that stands in the way, and where it is; no address when it has no page yet."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """Where a refusal sends somebody: to sign in and come back, and to be told how people are enrolled."""

    sign_in: str
    how_to_enrol: str


def not_signed_in(doors: Doors) -> Refusal:
    return Refusal("not_signed_in", "Sign in to study this module.", "Sign in", doors.sign_in)


def not_enrolled(doors: Doors) -> Refusal:
    return Refusal(
        "not_enrolled",
        "You are not enrolled in a programme that has this module.",
        "How to be enrolled",
        doors.how_to_enrol,
    )


def withdrawn(doors: Doors) -> Refusal:
    return Refusal("withdrawn", "You have left the programme.", "How to come back", doors.how_to_enrol)


INVITED = Refusal("invited", "You have been invited, and your place has not been confirmed yet.")


def enrolment_refusals(
    *, is_signed_in: bool, statuses: Sequence[EnrolmentStatus], doors: Doors
) -> tuple[Refusal, ...]:
    """Return why somebody with these enrolments in programmes that have the module may not study it."""
    if not is_signed_in:
        return (not_signed_in(doors),)
    if any(status in (EnrolmentStatus.ACTIVE, EnrolmentStatus.COMPLETED) for status in statuses):
        return ()
    if EnrolmentStatus.INVITED in statuses:
        return (INVITED,)
    if EnrolmentStatus.WITHDRAWN in statuses:
        return (withdrawn(doors),)
    return (not_enrolled(doors),)


def requirement_refusal(unmet: Place) -> Refusal:
    if not unmet.url:
        return Refusal("requires", f"“{unmet.title}” comes first, and is still being written.")
    return Refusal("requires", f"Complete “{unmet.title}” first.", f"Go to “{unmet.title}”", unmet.url)


def year_refusal(year: Place, left: Sequence[Place]) -> Refusal:
    """Return the refusal for a year of which published modules are left to do; it leads to the first of them."""
    first = left[0]
    many = "1 module" if len(left) == 1 else f"{len(left)} modules"
    return Refusal(
        "year",
        f"Finish {year.title} first: {many} to go.",
        f"Go to “{first.title}”" if first.url else "",
        first.url,
    )


def may_start_module(
    *,
    is_published: bool,
    has_started: bool,
    enrolment: Sequence[Refusal],
    unmet: Sequence[Place] = (),
    years_left: Sequence[tuple[Place, Sequence[Place]]] = (),
) -> Verdict:
    """Return whether somebody may study a module.

    Who has started one may always go on with it, whatever has been asked since; only enrolment is still needed.
    """
    refusals = list(enrolment)
    if not is_published:
        refusals.append(Refusal("coming", "This module is still being written. It holds nobody back."))
    if not has_started:
        refusals += [requirement_refusal(place) for place in unmet]
        refusals += [year_refusal(year, left) for year, left in years_left if left]
    return Verdict.of(refusals)


def may_open_step(
    *, module: Verdict, is_published: bool, has_completed_module: bool, is_signed_in: bool
) -> Verdict:
    """Return whether somebody may open a step of a module.

    A module that is completed stays open to read for whoever completed it, enrolled or not.
    """
    if not is_published:
        return module + Verdict((Refusal("gone", "This step is no longer part of the module."),))
    if is_signed_in and has_completed_module:
        return Verdict()
    return module
