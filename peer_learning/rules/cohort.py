"""What a cohort needs before it can begin, and how pasted addresses are read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from courses.rules.enrolment import pace_refusals
from foundations.verdict import Refusal, Verdict

NAME_IS_MISSING = Refusal("name", "Give the cohort a name.")
NAME_IS_TAKEN = Refusal("name_taken", "Another cohort has this name. Add the month or the place.")
NOT_A_PROGRAMME = Refusal("programme", "A cohort goes through a programme, and this is not one.")
FACILITATOR_IS_MEMBER = Refusal(
    "facilitator_is_member", "Whoever facilitates a cohort is not also one of its members."
)
DEPUTY_IS_MEMBER = Refusal("deputy_is_member", "A deputy facilitator is not also one of the members.")
DEPUTY_IS_FACILITATOR = Refusal("deputy_is_facilitator", "Choose somebody else as the deputy facilitator.")

_BETWEEN_ADDRESSES = re.compile(r"[\s,;<>\"'()]+")


@dataclass(frozen=True, slots=True)
class People:
    """Who is in a cohort, by id."""

    facilitator: int
    deputy: int | None
    members: Collection[int]


def may_begin(
    *, name: str, is_name_taken: bool, is_programme: bool, modules_per_month: Decimal, people: People
) -> Verdict:
    """Return whether a cohort may begin so, or be changed to this, with every refusal.

    >>> may_begin(name="Spring", is_name_taken=False, is_programme=True, modules_per_month=Decimal(1),
    ...           people=People(facilitator=1, deputy=1, members={2})).sentences
    ('Choose somebody else as the deputy facilitator.',)
    """
    refusals = [] if name.strip() else [NAME_IS_MISSING]
    if is_name_taken:
        refusals.append(NAME_IS_TAKEN)
    if not is_programme:
        refusals.append(NOT_A_PROGRAMME)
    refusals += pace_refusals(modules_per_month)
    if people.facilitator in people.members:
        refusals.append(FACILITATOR_IS_MEMBER)
    if people.deputy is not None and people.deputy in people.members:
        refusals.append(DEPUTY_IS_MEMBER)
    if people.deputy == people.facilitator:
        refusals.append(DEPUTY_IS_FACILITATOR)
    return Verdict.of(refusals)


def addresses_in(pasted: str) -> Sequence[str]:
    """Return the e-mail addresses in a pasted list, lower-cased, each once, in order.

    Names beside them, as an address book writes them, are passed over.

    >>> addresses_in("Ann Lee <Ann.Lee@example.org>; bo@example.org\\nann.lee@example.org")
    ('ann.lee@example.org', 'bo@example.org')
    """
    words = (word.strip(".").lower() for word in _BETWEEN_ADDRESSES.split(pasted))
    return tuple(dict.fromkeys(word for word in words if "@" in word))
