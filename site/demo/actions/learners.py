"""The two learners as whom anybody may sign in: one in the middle of Year 1, one in Year 2."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from courses.rules.outline import ProgrammeNode
from courses.rules.plan import Plan
from courses.rules.route import programme_modules
from demo.actions.answered import Others
from demo.actions.living import specialise, study
from demo.queries.quizzes import Quizzes, can_do
from demo.rules.enrolment import COHORT_PACE, MORNING
from demo.rules.population import cohort_start
from demo.rules.specialism import before_specialism, choices_of
from demo.rules.study import StudiedModule, StudiedStep
from demo.rules.study import study as study_plan
from demo.vocabulary import SEED, Manner
from people.models import Person

DONE_MODULES = 2
PATHWAY = "nature"
EVENING = time(16, 20, tzinfo=MORNING.tzinfo)


def live_mid_year_1(
    person: Person, programme: ProgrammeNode, quizzes: Quizzes, others: Others, *, now: datetime
) -> None:
    """Finish the first two modules since the cohort began, and half of the third; the latest step two days ago.

    What somebody else answers in the third is done already, so that only her own lessons and the quiz are left.
    """
    written = [module for module in programme.all_modules if module.steps][: DONE_MODULES + 1]
    began = cohort_start(2, now.date())
    days = _working_days(began + timedelta(days=6), now.date() - timedelta(days=2))
    chance = Random(f"{SEED} {person.email}")  # noqa: S311
    total = sum(len(module.steps) for module in written)
    when = iter(_spread(list(days), total))
    for number, module in enumerate(written):
        taken = len(module.steps) if number < DONE_MODULES else len(module.steps) // 2
        steps: list[StudiedStep] = []
        for step in module.steps[: taken + (number == DONE_MODULES)]:
            opened = datetime.combine(next(when), EVENING)
            done = opened + timedelta(minutes=step.minutes) if len(steps) < taken else None
            steps.append(StudiedStep(step, opened, done))
        answered = [step for step in module.steps[len(steps) :] if step.kind == "observation"]
        latest = steps.pop() if steps[-1].completed_at is None else None
        steps += [StudiedStep(step, steps[-1].opened_at, steps[-1].completed_at) for step in answered]
        study(person, [StudiedModule(module, (*steps, *filter(None, [latest])))], quizzes, others, chance)


def live_in_year_2(
    person: Person, programme: ProgrammeNode, quizzes: Quizzes, others: Others, *, now: datetime
) -> None:
    """Keep to the plan of a cohort that began last year, and choose a pathway as Year 2 begins."""
    pathway = next((each for each in programme.pathways if each.slug == PATHWAY), None)
    chance = Random(f"{SEED} {person.email}")  # noqa: S311
    studied = study_plan(
        programme_modules(programme, choices_of(programme, pathway)),
        Plan(cohort_start(1, now.date()), COHORT_PACE),
        manner=Manner.STEADY,
        stop=1,
        until=now,
        draw=chance,
        can_do=can_do(quizzes),
    )
    before = before_specialism(programme, studied)
    study(person, studied[:before], quizzes, others, chance)
    if pathway is not None:
        specialise(person, programme, pathway, studied)
    study(person, studied[before:], quizzes, others, chance)


def _working_days(start: date, end: date) -> Iterator[date]:
    for ordinal in range(start.toordinal(), end.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() < 5:
            yield day


def _spread(days: list[date], count: int) -> list[date]:
    """Return so many of the days, evenly, the latest among them."""
    return [days[(number + 1) * len(days) // count - 1] for number in range(count)]
