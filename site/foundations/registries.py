"""What higher storeys tell lower ones, without an import upwards.

A storey registers in ``AppConfig.ready``; a lower one iterates. Each registry is typed, refuses a second member under
the same name, and gives its members in an order that does not depend on which app was ready first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

Member = TypeVar("Member")


class AlreadyRegistered(Exception):
    """Two members claim one name in a registry."""


class Registry(Generic[Member]):
    """Named members of one kind."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._members: dict[str, Member] = {}

    def register(self, key: str, member: Member) -> Member:
        """Add a member.

        :raises AlreadyRegistered: when another member has that name.
        """
        if self._members.get(key, member) != member:
            raise AlreadyRegistered(f"{self.name} already has a member named {key!r}.")
        self._members[key] = member
        return member

    def get(self, key: str) -> Member | None:
        return self._members.get(key)

    def __getitem__(self, key: str) -> Member:
        return self._members[key]

    def __contains__(self, key: object) -> bool:
        return key in self._members

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members[key] for key in sorted(self._members))

    def __len__(self) -> int:
        return len(self._members)

    def keys(self) -> Sequence[str]:
        return tuple(sorted(self._members))

    def items(self) -> Sequence[tuple[str, Member]]:
        return tuple((key, self._members[key]) for key in sorted(self._members))


Screen = Callable[["HttpRequest", Any], "HttpResponse"]


@dataclass(frozen=True)
class CurriculumKind:
    """How one word before ``.md`` becomes a step page and is written back.

    ``page_class`` is the dotted name ``app.Model``; ``handler`` is an object whose protocol ``courses`` defines.
    """

    word: str
    page_class: str
    handler: Any


@dataclass(frozen=True)
class LearnPanel:
    """A quiet block on my learning; ``context`` returns None where the block has nothing to say."""

    code: str
    order: int
    template: str
    context: Callable[[Any, date], Mapping[str, Any] | None]


@dataclass(frozen=True)
class NavigationItem:
    """A place in the header, shown to whom ``is_for`` (a request) says."""

    code: str
    order: int
    label: str
    url_name: str
    is_for: Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class PersonalData:
    """What one model holds about a person: how it is found, and what is said of it in the export.

    A field may be read through others: ``attempt__quiz``.
    """

    model: str
    title: str
    person_path: str
    fields: Mapping[str, str] = field(default_factory=dict)
    kept_for: str = ""


@dataclass(frozen=True)
class Disagreement:
    """A row in which the state tables and the ledger say different things."""

    what: str
    detail: str


@dataclass(frozen=True)
class PersonJoiner:
    """How one storey's rows of two people become one person's; ``join`` gets keep, lose and the moment."""

    code: str
    models: frozenset[str]
    join: Callable[..., None]


@dataclass(frozen=True)
class EvidenceKind:
    """Something that a person may cite as evidence, by kind, UUID and title, without a foreign key.

    ``of_person`` gives what there is, the newest first; ``statement_of`` (person, UUID) the id of the line of the ledger
    that tells of it, where there is one.
    """

    code: str
    title: str
    of_person: Callable[[Any], Iterable[tuple[Any, str]]]
    order: int = 50
    statement_of: Callable[[Any, Any], Any] | None = None


@dataclass(frozen=True)
class Findable:
    """One thing that may be found, in plain words; ``key`` is the same for as long as it is the same thing.

    ``where`` says in what it stands. ``step`` is the id of the activity whose words these are, where only those who may
    open that step may read them: others find the title alone.
    """

    key: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    where: str = ""
    step: int | None = None


def _for_everybody(person: Any, on: date) -> bool:
    return True


def _one_edition() -> str:
    return ""


@dataclass(frozen=True)
class SearchSource:
    """A kind of thing that the one search box finds.

    ``find`` tells everything that may be found now; never a draft, never what anybody wrote in private. ``edition``
    changes whenever that does. ``is_for`` says on a day which person (None: not signed in) finds this kind at all.
    """

    code: str
    title: str
    find: Callable[[], Iterable[Findable]]
    order: int = 50
    edition: Callable[[], str] = _one_edition
    is_for: Callable[[Any, date], bool] = _for_everybody


@dataclass(frozen=True)
class PageTool:
    """Something that may be done with a page of the curriculum: ``template`` is shown with its kind, key and title."""

    code: str
    order: int
    template: str
    is_for: Callable[[Any], bool]


shows: Registry[Screen] = Registry("shows")
curriculum_kinds: Registry[CurriculumKind] = Registry("curriculum_kinds")
learn_panels: Registry[LearnPanel] = Registry("learn_panels")
navigation: Registry[NavigationItem] = Registry("navigation")
ways_in: Registry[Callable[[str], str]] = Registry("ways_in")
"""From the code of a programme to the address at which anybody may take a place on it, or nothing."""
lead_places: Registry[NavigationItem] = Registry("lead_places")
searchable: Registry[SearchSource] = Registry("searchable")
page_tools: Registry[PageTool] = Registry("page_tools")
holds_personal_data: Registry[PersonalData] = Registry("holds_personal_data")
purposes: Registry[Any] = Registry("purposes")
evidence: Registry[EvidenceKind] = Registry("evidence")
studies: Registry[Callable[..., Iterable[Any]]] = Registry("studies")
programme_years: Registry[Callable[[Sequence[int], date], Mapping[int, str]]] = Registry("programme_years")
"""From people's ids and a day to the code of the year of a programme that each is in."""
agrees_with_ledger: Registry[Callable[[], Iterable[Disagreement]]] = Registry("agrees_with_ledger")
joins_people: Registry[PersonJoiner] = Registry("joins_people")
consumers: Registry[Any] = Registry("consumers")
