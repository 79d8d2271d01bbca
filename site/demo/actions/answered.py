"""Living the steps that somebody else answers: work that is marked, practice that is observed, training that is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from assessments.actions.marking_queue import claim, mark
from assessments.actions.observation import ask
from assessments.actions.observation_answer import decide
from assessments.actions.observation_waiting import take
from assessments.actions.submission import hand_in, save_draft
from assessments.models import AssignmentPage, MarkingTask, Observation, ObservationPage
from assessments.queries.assignment import rubric_of
from assessments.queries.observation import asked_about
from assessments.rules.observation import Finding
from assessments.vocabulary import RubricLevel
from courses.actions.progress import open_step
from courses.models import Activity
from demo.rules.study import StudiedStep
from demo.words import OBSERVED, WORK, WORK_MARKED
from people.models import Person
from portfolio.actions.external_training import record_training
from portfolio.models import TrainingRecordPage
from portfolio.rules.training import usual_expiry, vocabulary

SHORT: Final = timedelta(minutes=2)
DISTINCTION: Final = 0.2
WAITS_IN_THE_QUEUE: Final = 0.6


@dataclass
class Others:
    """Who answers: the marker, whoever runs the programme, and the observer of each person who has one.

    What would have been answered since ``waits_since`` waits still, so that there is something to mark; except what
    ``answered_at_once`` names people for.
    """

    marker: Person
    team: Person
    waits_since: datetime
    answered_at_once: frozenset[int] = frozenset()
    observers: Mapping[int, Person] = field(default_factory=dict)

    def live(self, person: Person, taken: StudiedStep, chance: Random) -> bool:
        """Do such a step as somebody did; False for a step of another kind."""
        doing = {"assignment": self._work, "observation": self._observed, "training-record": self._trained}
        do = doing.get(taken.step.kind)
        if do is None:
            return False
        if (
            taken.completed_at
            and taken.completed_at >= self.waits_since
            and person.pk not in self.answered_at_once
        ):
            taken = replace(taken, completed_at=None)
        do(person, taken, chance)
        return True

    def _work(self, person: Person, taken: StudiedStep, chance: Random) -> None:
        """Write, hand in, and be marked; what is not completed is still a draft, or waits in the queue."""
        page = AssignmentPage.objects.get(pk=taken.step.page_id)
        begun, done = taken.opened_at, taken.completed_at
        save_draft(person=person, step=taken.step, text=chance.choice(WORK), at=begun + SHORT)
        if done is None and chance.random() > WAITS_IN_THE_QUEUE:
            return
        handed_in = begun + (done - begun) / 2 if done else begun + 2 * SHORT
        version = hand_in(person=person, page=page, step=taken.step, at=handed_in)
        if done is None:
            return
        task = MarkingTask.objects.get(version=version, is_second=False)
        claim(task=task, by=self.marker, at=handed_in + SHORT)
        best = chance.random() < DISTINCTION
        rubric = rubric_of(page)
        levels = [
            RubricLevel.DISTINCTION
            if best and RubricLevel.DISTINCTION in criterion.levels
            else RubricLevel.PASS
            for criterion in rubric
        ]
        has_most = 2 * levels.count(RubricLevel.DISTINCTION) > len(levels)
        mark(
            task=task, by=self.marker, levels=levels, comments=[""] * len(levels),
            outcome=RubricLevel.DISTINCTION if has_most else RubricLevel.PASS,
            comment=chance.choice(WORK_MARKED), at=done,
        )  # fmt: skip

    def _observed(self, person: Person, taken: StudiedStep, chance: Random) -> None:
        """Ask whoever facilitates the person, or else the assessors, and be seen; what is not completed waits for them."""
        step = Activity.objects.get(pk=taken.step.activity_id)
        if not ObservationPage.objects.filter(pk=taken.step.page_id).exists():
            return
        open_step(person=person, step=taken.step, at=taken.opened_at)
        observer = self.observers.get(person.pk)
        asked = ask(person=person, step=step, at=taken.opened_at + SHORT, observer=observer)
        if taken.completed_at is None:
            return
        if observer is None:
            asked = take(observation=asked, by=self.marker, at=taken.opened_at + 2 * SHORT)
        self._answer(asked, observer or self.marker, taken.completed_at, chance)

    def _answer(self, asked: Observation, observer: Person, at: datetime, chance: Random) -> None:
        findings = [Finding(each.title, is_seen=True) for each in asked_about(asked)]
        decide(
            observation=asked, findings=findings, observed_on=at.date(), at=at, by=observer,
            agreed=chance.choice(OBSERVED),
        )  # fmt: skip

    def _trained(self, person: Person, taken: StudiedStep, chance: Random) -> None:
        """Record training that the employer gave, accepted by whoever runs the programme."""
        asks = TrainingRecordPage.objects.get(pk=taken.step.page_id).training
        training = vocabulary()[asks]
        open_step(person=person, step=taken.step, at=taken.opened_at)
        if taken.completed_at is not None:
            record_training(
                person=person, code=asks, title=training.title, level=training.tiers[-1] if training.tiers else "",
                provider="Training by the employer", done_on=taken.opened_at.date(), by=self.team,
                expires_on=usual_expiry(asks, taken.opened_at.date()), at=taken.completed_at, is_accepted=True,
            )  # fmt: skip
