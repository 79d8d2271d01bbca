"""How a table of people is narrowed and ordered: one order of steps for the screen and its exports.

A screen asks with words in its address; what is not understood falls back to the usual table rather than failing, so
that an old link never breaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

PAGE_SIZE: Final = 50
STATUSES: Final = (
    "behind",
    "not_started",
    "on_track",
    "paused",
    "completed",
    "invited",
    "withdrawn",
    "not_enrolled",
)
SORTS: Final = ("need", "name", "completed", "next_due")
NEED_SOMEBODY: Final = ("behind", "not_started")
NEED_ORDER: Final = {status: place for place, status in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as a lead may see them; what the lead's responsibility does not cover is empty.

    Where they work is looked up for the lines that are shown, so it is empty until then.
    """

    person_id: int
    name: str
    status: str
    status_label: str
    reason: str
    days_late: int
    completed: int
    total: int
    percent: int
    due_title: str
    due_on: date | None
    year: str
    why: tuple[str, ...]
    role: str = ""
    employer: str = ""
    place: str = ""

    @property
    def is_late(self) -> bool:
        """Whether something of theirs is overdue; of paused and withdrawn people nothing is."""
        return self.status in NEED_SOMEBODY and bool(self.reason)


@dataclass(frozen=True, slots=True)
class Cell:
    """One module of one person: a state word, the letter that stands for it, and the same in words."""

    state: str
    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class TableRequest:
    """What the person at the screen asked for."""

    status: str = ""
    search: str = ""
    sort: str = "need"
    descending: bool = False
    page: int = 1
    everyone: bool = False

    def words(self, **changes: Any) -> dict[str, str]:
        """Return the words of the address that ask for this table, with changes; the usual is left out."""
        asked = replace(self, **changes)
        order = f"-{asked.sort}" if asked.descending else asked.sort
        words = {
            "status": asked.status,
            "q": asked.search,
            "sort": "" if order == "need" else order,
            "page": "" if asked.page == 1 else str(asked.page),
            "show": "all" if asked.everyone else "",
        }
        return {name: value for name, value in words.items() if value}


def table_request(words: Mapping[str, str]) -> TableRequest:
    """Read a request from the words of an address.

    >>> table_request({"sort": "-name", "page": "x", "status": "asleep"})
    TableRequest(status='', search='', sort='name', descending=True, page=1, everyone=False)
    """
    order = words.get("sort", "")
    sort = order.removeprefix("-")
    page = words.get("page", "")
    is_known = sort in SORTS
    return TableRequest(
        status=words.get("status", "") if words.get("status") in STATUSES else "",
        search=words.get("q", "").strip()[:100],
        sort=sort if is_known else "need",
        descending=is_known and order.startswith("-"),
        page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        everyone=words.get("show") == "all",
    )


def _key(sort: str) -> Callable[[PersonLine], tuple[Any, ...]]:
    if sort == "name":
        return lambda line: (line.name.casefold(),)
    if sort == "completed":
        return lambda line: (line.completed, line.percent)
    if sort == "next_due":
        return lambda line: (line.due_on or date.max,)
    return lambda line: (NEED_ORDER.get(line.status, len(NEED_ORDER)), -line.days_late)


def arranged(lines: Sequence[PersonLine], asked: TableRequest) -> list[PersonLine]:
    """Return every line that was asked for, in the order asked for; equal ones by name, then id."""
    sought = asked.search.casefold()
    wanted = [
        line
        for line in lines
        if (not asked.status or line.status == asked.status)
        and (not sought or sought in line.name.casefold())
    ]
    wanted.sort(key=lambda line: (line.name.casefold(), line.person_id))
    wanted.sort(key=_key(asked.sort), reverse=asked.descending)
    return wanted


def counts(lines: Sequence[PersonLine]) -> dict[str, int]:
    """Return how many people stand where, in the order in which they need somebody; nobody, no entry."""
    found = Counter(line.status for line in lines)
    return {status: found[status] for status in STATUSES if found[status]}
