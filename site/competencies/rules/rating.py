"""Whether a rating may be given, and whether it says anything new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from competencies.vocabulary import Currency, RatingKind
from foundations.verdict import Refusal, Verdict

LONGEST_COMMENT: Final = 4000
MOST_EVIDENCE: Final = 20

UNKNOWN_COMPETENCY: Final = Refusal(
    "unknown_competency", "This competency is not in the framework that is used now."
)
UNKNOWN_LEVEL: Final = Refusal("unknown_level", "Choose one of the levels of the framework.")
NOT_YOURS_TO_RATE: Final = Refusal("not_yours_to_rate", "Only you can say what your own view is.")
OWN_WORK: Final = Refusal(
    "own_work", "Nobody rates themselves as a supervisor or assessor. Your own view is yours to give."
)
TOO_MUCH_EVIDENCE: Final = Refusal(
    "too_much_evidence", f"Choose at most {MOST_EVIDENCE} pieces of evidence: those that show it best."
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence as it was cited; ``statement`` is its line of the ledger, where there is one."""

    kind: str
    uuid: str
    title: str
    statement: str = ""

    def as_document(self) -> dict[str, str]:
        return {"kind": self.kind, "uuid": self.uuid, "title": self.title, "statement": self.statement}


def cited(document: Sequence[Mapping[str, Any]]) -> tuple[Cited, ...]:
    """Return the evidence that a rating keeps."""
    return tuple(
        Cited(item["kind"], item["uuid"], item["title"], item.get("statement") or "") for item in document
    )


def may_rate(
    *, kind: str, is_own: bool, level: int, levels: Sequence[int], is_known: bool, evidence: int
) -> Verdict:
    """Return whether a rating may be given, with every refusal.

    >>> may_rate(kind="assessed", is_own=True, level=2, levels=[1, 2], is_known=True, evidence=0).sentences
    ('Nobody rates themselves as a supervisor or assessor. Your own view is yours to give.',)
    """
    found = (
        (not is_known, UNKNOWN_COMPETENCY),
        (level not in levels, UNKNOWN_LEVEL),
        (kind == RatingKind.SELF and not is_own, NOT_YOURS_TO_RATE),
        (kind != RatingKind.SELF and is_own, OWN_WORK),
        (evidence > MOST_EVIDENCE, TOO_MUCH_EVIDENCE),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def says_the_same(
    *,
    level: int,
    comment: str,
    evidence: Sequence[Cited],
    held_level: int,
    held_comment: str,
    held_evidence: Sequence[Cited],
    currency: Currency,
) -> bool:
    """Return whether a view is the one that is held already.

    Evidence is the same where the same things are cited, in any order and whatever they are called by now. A view that
    has grown old is a new one when it is given again: somebody has looked, and found it still true.
    """
    same_evidence = {(each.kind, each.uuid) for each in evidence} == {
        (each.kind, each.uuid) for each in held_evidence
    }
    same = level == held_level and comment.strip() == held_comment.strip() and same_evidence
    return same and currency == Currency.FRESH
