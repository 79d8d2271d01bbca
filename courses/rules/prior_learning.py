"""Claiming what one knows already: what a claim asks, when it may be sent, and what an answer comes to.

A claim asks once for each competency of its modules, at the highest level that any of them asks for. A module is
recognised when every competency that it grows is; one that names none, because it is not written yet or is a choice
still to be made, follows the rest of the claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from courses.rules.outline import ModuleNode
from courses.vocabulary import ClaimDecision, ClaimState
from foundations.verdict import Refusal, Verdict

LONGEST_STATEMENT: Final = 4000
LONGEST_WORDS: Final = 2000
STATEMENT_KEY: Final = "statement:"
STATEMENT_TITLE: Final = "What I wrote about my work so far"
FEWEST_MODULES: Final = 2
"""Entering at a year is offered where so many modules come before it."""

NO_PLACE = Refusal("no_place", "You have no place on a programme that has this.")
NOTHING_LEFT = Refusal("nothing_left", "You have done all of this already, or it has been recognised.")
NO_COMPETENCIES = Refusal(
    "no_competencies", "This names no competencies yet, so there is nothing to claim by."
)
NO_STATEMENT = Refusal("no_statement", "Say in a few sentences what you have done so far.")
NOT_A_DRAFT = Refusal("not_a_draft", "This claim has been sent already.")
NOT_OPEN = Refusal("not_open", "This claim has been answered or taken back already.")


@dataclass(frozen=True, slots=True)
class AskedCompetency:
    """A competency that a claim asks for: how far, and by which modules."""

    code: str
    level: int
    modules: tuple[int, ...]


def asked_by(modules: Iterable[ModuleNode]) -> tuple[AskedCompetency, ...]:
    """Return the competencies of modules, each once, in the order of their codes."""
    levels: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    for module in modules:
        for code, level in module.competencies:
            levels[code] = max(level, levels.get(code, 0))
            places.setdefault(code, []).append(module.activity_id)
    return tuple(AskedCompetency(code, levels[code], tuple(places[code])) for code in sorted(levels))


def may_claim(*, has_place: bool, left: Sequence[ModuleNode]) -> Verdict:
    """Return whether somebody may claim these modules: those that are left of what they chose."""
    refusals = [] if has_place else [NO_PLACE]
    if not left:
        refusals.append(NOTHING_LEFT)
    elif not any(module.competencies for module in left):
        refusals.append(NO_COMPETENCIES)
    return Verdict.of(refusals)


def nothing_said(code: str, title: str) -> Refusal:
    return Refusal("nothing_said", f"Nothing stands for “{title}” yet.", "Go there", f"#{code}")


def may_submit(*, state: str, statement: str, parts: Sequence[tuple[str, str, bool]]) -> Verdict:
    """Return whether a claim may be sent. A part is a code, a title, and whether anything stands for it."""
    if state != ClaimState.DRAFT:
        return Verdict((NOT_A_DRAFT,))
    refusals = [] if statement.strip() else [NO_STATEMENT]
    refusals += [nothing_said(code, title) for code, title, is_shown in parts if not is_shown]
    return Verdict(tuple(refusals))


def may_withdraw(state: str) -> Verdict:
    return Verdict() if state in (ClaimState.DRAFT, ClaimState.SUBMITTED) else Verdict((NOT_OPEN,))


def modules_recognised(
    modules: Sequence[int], decisions: Mapping[str, tuple[str, Collection[int]]]
) -> list[int]:
    """Return the modules that a decided claim recognises; ``decisions`` has each competency's, with its modules.

    >>> modules_recognised([1, 2, 3], {"A1": ("recognised", (1, 2)), "B1": ("not_yet", (2,))})
    [1]
    >>> modules_recognised([1, 2, 3], {"A1": ("recognised", (1, 2))})
    [1, 2, 3]
    """
    missing: set[int] = set()
    asked: set[int] = set()
    for decision, places in decisions.values():
        asked.update(places)
        if decision != ClaimDecision.RECOGNISED:
            missing.update(places)
    return [module for module in modules if module not in missing and (module in asked or not missing)]
