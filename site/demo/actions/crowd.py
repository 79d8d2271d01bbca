"""Copying in a crowd: people with posts, places in cohorts and what they have studied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from uuid import UUID

from courses.rules.outline import PathwayNode, ProgrammeNode
from courses.rules.route import programme_modules
from demo.actions.copying import uuids
from demo.actions.people_rows import Directory, LoadedPerson, copy_people
from demo.actions.study_rows import (
    Choice,
    Place,
    Sat,
    copy_attempts,
    copy_choices,
    copy_histories,
    copy_places,
)
from demo.queries.quizzes import Quizzes, can_do
from demo.rules.enrolment import PlannedPlace, chance_of, place_of
from demo.rules.history import History, Learner, history_of
from demo.rules.population import PlannedPerson
from demo.rules.sitting import Sitting, sittings
from demo.rules.specialism import choices_of, chosen_at, pathway_for
from demo.rules.study import StudiedModule, study
from learning_records.actions.statement import record_many
from learning_records.rules.statement import Context, NewStatement
from people.models import Group

MOST_SITTINGS = 2


@dataclass(frozen=True, slots=True)
class _Studied:
    """What one person of the crowd has: a place, and what they did in it."""

    person: LoadedPerson
    place: PlannedPlace
    group: Group | None
    modules: Sequence[StudiedModule]
    pathway: PathwayNode | None
    chance: Random


@dataclass
class Crowd:
    """Where a crowd studies. Not ``is_whole`` leaves out steps and attempts: posts and modules only."""

    programme: ProgrammeNode
    quizzes: Quizzes
    group_of: Callable[[PlannedPerson], Group | None]
    at: datetime
    is_whole: bool = True
    directory: Directory = field(default_factory=Directory.read)

    def copy(self, planned: Sequence[PlannedPerson]) -> list[LoadedPerson]:
        """Copy some people with everything of theirs; call inside a transaction."""
        people = copy_people(planned, self.directory, at=self.at)
        everybody = list(self._studied(people))
        numbers = uuids(MOST_SITTINGS * sum(self._quiz_count(each) for each in everybody))
        histories, sat = [], []
        for each in everybody:
            sittings_of = self._sittings(each, numbers)
            sat += [
                Sat(each.person.id, self.quizzes[step_id][0], sitting)
                for step_id, taken in sittings_of.items()
                for sitting in taken
            ]
            histories.append(self._history(each, sittings_of))
        placed = copy_places([self._place(each) for each in everybody], self.programme)
        copy_choices(list(self._choices(everybody)), self.programme)
        copy_histories(histories, with_steps=self.is_whole)
        copy_attempts(sat)
        record_many(
            statement
            for places, history in zip(placed, histories, strict=True)
            for statement in in_order([*places, *history.statements])
        )
        return people

    def _studied(self, people: Sequence[LoadedPerson]) -> Iterator[_Studied]:
        for person in people:
            chance = chance_of(person.planned)
            place = place_of(person.planned, chance, self.at)
            if place is None:
                continue
            pathway = pathway_for(person.planned.email, self.programme)
            modules = study(
                programme_modules(self.programme, choices_of(self.programme, pathway)),
                place.plan,
                manner=person.planned.manner,
                stop=person.planned.stop,
                until=place.until,
                draw=chance,
                can_do=can_do(self.quizzes),
            )
            if chosen_at(self.programme, modules) is None:
                pathway = None
            yield _Studied(person, place, self.group_of(person.planned), modules, pathway, chance)

    def _quiz_count(self, each: _Studied) -> int:
        if not self.is_whole:
            return 0
        return sum(
            taken.step.activity_id in self.quizzes for module in each.modules for taken in module.steps
        )

    def _sittings(self, each: _Studied, numbers: Iterator[UUID]) -> dict[int, list[Sitting]]:
        if not self.is_whole:
            return {}
        return {
            taken.step.activity_id: sittings(
                self.quizzes[taken.step.activity_id][0],
                taken,
                [next(numbers) for _ in range(MOST_SITTINGS)],
                each.chance,
            )
            for module in each.modules
            for taken in module.steps
            if taken.step.activity_id in self.quizzes
        }

    def _history(self, each: _Studied, sat: dict[int, list[Sitting]]) -> History:
        group = each.group.uuid if each.group else None

        def context_on(day: date) -> Context:
            return self.directory.context_of(each.person.posts, day, group)

        learner = Learner(each.person.id, each.person.actor, context_on)
        return history_of(
            learner,
            self.programme,
            each.modules,
            lambda taken: sat.get(taken.step.activity_id, ()),
            pathway=each.pathway,
            is_whole=self.is_whole,
        )

    def _choices(self, everybody: Sequence[_Studied]) -> Iterator[Choice]:
        for each in everybody:
            moment = chosen_at(self.programme, each.modules)
            if each.pathway is not None and moment is not None:
                yield Choice(each.person.id, each.pathway, moment)

    def _place(self, each: _Studied) -> Place:
        planned, group = each.place, each.group
        day = planned.enrolled_at.date()
        return Place(
            person_id=each.person.id,
            actor=each.person.actor,
            context=self.directory.context_of(each.person.posts, day, group.uuid if group else None),
            group=group,
            starts_on=planned.starts_on,
            modules_per_month=planned.modules_per_month,
            enrolled_at=planned.enrolled_at,
            pause=planned.pause,
            left_at=planned.left_at,
        )


def in_order(statements: Sequence[NewStatement]) -> list[NewStatement]:
    """Return one person's statements by their time; those of one moment stay as they are."""
    return sorted(statements, key=lambda statement: statement.at)
