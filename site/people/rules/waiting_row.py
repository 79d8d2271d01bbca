"""What may be decided about a row of an import that waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from foundations.verdict import Refusal

ADDRESS_KNOWN = Refusal("address_known", "Somebody has this address by now. Look at the file again.")
NOT_ONE_OF_THEM = Refusal("not_one_of_them", "Choose one of the people who are named.")


class Answer(StrEnum):
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on record whom a waiting row may mean."""

    person_id: int
    name: str
    email: str
    why: str


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row that waits: whom it names, whom it may mean, and what can be done about it.

    Where the address is somebody's already, ``owner`` is that person: then two records may have to become one. A row
    whose reference is somebody else's can only be that person, or wrong in the file.
    """

    line: int
    reason: str
    name: str
    email: str
    person_ref: str
    candidates: Sequence[Candidate] = ()
    owner: Candidate | None = None

    @property
    def may_be_new(self) -> bool:
        return self.owner is None and all(
            not candidate.why.startswith("ref") for candidate in self.candidates
        )
