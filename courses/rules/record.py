"""What is known of one person's studies, as plain values: the rows of enrolment and progress, read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from courses.rules.plan import Plan
from courses.vocabulary import EnrolmentStatus
from foundations.london import LONDON
from foundations.period import Period


@dataclass(frozen=True, slots=True)
class HeldEnrolment:
    """A place on a programme, with its plan."""

    id: int
    programme_id: int
    status: EnrolmentStatus
    starts_on: date
    modules_per_month: Decimal
    pauses: tuple[Period, ...] = ()

    @property
    def plan(self) -> Plan:
        return Plan(self.starts_on, self.modules_per_month, self.pauses)


@dataclass(frozen=True, slots=True)
class BegunModule:
    """A module that was started: what is done of it, what its person knows is asked, and where they were.

    ``handed_in_steps`` wait for somebody else; ``handed_in_at`` says since when nothing but those is left.
    """

    started_at: datetime
    completed_at: datetime | None = None
    percent: int = 0
    done_steps: frozenset[int] = frozenset()
    known_steps: frozenset[int] = frozenset()
    latest_step: int | None = None
    latest_at: datetime | None = None
    handed_in_steps: frozenset[int] = frozenset()
    handed_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BegunRoute:
    """A year, pathway or programme that was started."""

    started_at: datetime
    completed_at: datetime | None = None
    percent: int = 0
    known_modules: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Brief:
    """What a list of people needs of one person's studies in one programme. Modules are ids of activities.

    ``done_on`` has the day, in Europe/London, on which a module was completed or recognised; ``stepped`` are the begun
    modules of which a step is done. ``percent`` is what was last shown of the programme, and ``known`` the modules that
    the person knows it to ask, where they have begun it.
    """

    place: HeldEnrolment | None = None
    is_complete: bool = False
    percent: int = 0
    known: frozenset[int] | None = None
    begun: frozenset[int] = frozenset()
    stepped: frozenset[int] = frozenset()
    handed_in: frozenset[int] = frozenset()
    completed: frozenset[int] = frozenset()
    recognised: frozenset[int] = frozenset()
    done_on: Mapping[int, date] = field(default_factory=dict)
    pathways: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @cached_property
    def done(self) -> frozenset[int]:
        return self.completed | self.recognised

    @cached_property
    def settled(self) -> frozenset[int]:
        """The modules in which the person has nothing left to do: done, or handed in."""
        return self.done | self.handed_in


@dataclass(frozen=True)
class Record:
    """One person's studies. Everything is keyed by the id of an activity."""

    enrolments: tuple[HeldEnrolment, ...] = ()
    modules: Mapping[int, BegunModule] = field(default_factory=dict)
    routes: Mapping[int, BegunRoute] = field(default_factory=dict)
    recognised: Mapping[int, datetime] = field(default_factory=dict)
    pathways: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @cached_property
    def done_steps(self) -> frozenset[int]:
        """Every step done in any module, so that a step moved to another module stays done."""
        return frozenset().union(*(module.done_steps for module in self.modules.values()))

    @cached_property
    def handed_in_steps(self) -> frozenset[int]:
        """Every step that waits for somebody else."""
        return frozenset().union(*(module.handed_in_steps for module in self.modules.values()))

    @cached_property
    def handed_in(self) -> frozenset[int]:
        """The modules of which nothing is left but what waits for somebody else."""
        return frozenset(key for key, module in self.modules.items() if module.handed_in_at)

    @property
    def begun(self) -> Collection[int]:
        return self.modules.keys()

    @cached_property
    def completed(self) -> frozenset[int]:
        return frozenset(key for key, module in self.modules.items() if module.completed_at)

    def is_done(self, module_id: int) -> bool:
        """Return whether a module was completed or recognised."""
        return module_id in self.recognised or module_id in self.completed

    def is_settled(self, module_id: int) -> bool:
        """Return whether the person has nothing left to do in a module, so that the next one opens."""
        return self.is_done(module_id) or module_id in self.handed_in

    def done_at(self, module_id: int) -> datetime | None:
        begun = self.modules.get(module_id)
        moments = [begun.completed_at if begun else None, self.recognised.get(module_id)]
        return min((moment for moment in moments if moment), default=None)

    def has_completed_route(self, activity_id: int) -> bool:
        route = self.routes.get(activity_id)
        return route is not None and route.completed_at is not None

    def enrolment_in(self, programme_id: int) -> HeldEnrolment | None:
        """Return the place on a programme that counts: one that holds before one that was left."""
        held = [place for place in self.enrolments if place.programme_id == programme_id]
        held.sort(key=lambda place: (place.status == EnrolmentStatus.WITHDRAWN, -place.id))
        return held[0] if held else None

    def brief_in(self, programme_id: int) -> Brief:
        """Return what a list would show of this person in a programme."""
        touched = frozenset(self.modules) | frozenset(self.recognised)
        days = {key: moment.astimezone(LONDON).date() for key in touched if (moment := self.done_at(key))}
        route = self.routes.get(programme_id)
        return Brief(
            place=self.enrolment_in(programme_id),
            is_complete=self.has_completed_route(programme_id),
            percent=route.percent if route else 0,
            known=route.known_modules if route else None,
            begun=frozenset(self.modules),
            stepped=frozenset(key for key, module in self.modules.items() if module.done_steps),
            handed_in=self.handed_in,
            completed=self.completed,
            recognised=frozenset(self.recognised),
            done_on=days,
            pathways=self.pathways,
        )
