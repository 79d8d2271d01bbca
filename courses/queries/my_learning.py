"""What somebody's own first screen needs: where to go on, what is due, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from courses.queries.journey import journey_of
from courses.queries.outline import current_outline
from courses.queries.record import record_of
from courses.rules.admission import admission
from courses.rules.gate import Doors
from courses.rules.outline import Outline, StepNode
from courses.rules.progress import ModuleStanding, ProgrammeProgress, programme_progress
from courses.rules.record import Record
from courses.vocabulary import SETTLED_STATES, EnrolmentStatus, ModuleState, StudyStatus
from design.line_map.model import Journey

SOON = 3
_NOWHERE = Doors("", "")


@dataclass(frozen=True)
class GoOn:
    """The one step to go on with. ``number`` of ``total`` steps; ``minutes_left`` in the whole module."""

    programme: ProgrammeProgress
    module: ModuleStanding
    step: StepNode
    number: int
    total: int
    has_begun: bool

    @property
    def minutes_left(self) -> int:
        return self.module.minutes_left


@dataclass(frozen=True)
class MyLearning:
    """One person's studies. ``programmes`` are those with a place that holds, the one to go on with first."""

    programmes: tuple[ProgrammeProgress, ...]
    invited: tuple[ProgrammeProgress, ...]
    go_on: GoOn | None
    due: tuple[ModuleStanding, ...]
    changed: tuple[ModuleStanding, ...]
    journey: Journey | None
    left: tuple[ProgrammeProgress, ...] = ()

    @property
    def main(self) -> ProgrammeProgress | None:
        return self.programmes[0] if self.programmes else None

    @property
    def is_new(self) -> bool:
        """Whether nothing has been completed in any programme yet."""
        states = {programme.standing.status for programme in self.programmes}
        return bool(states) and states <= {StudyStatus.NOT_STARTED}

    @property
    def is_paused(self) -> bool:
        return self.main is not None and self.main.standing.status == StudyStatus.PAUSED

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing that is written so far is left to do."""
        return bool(self.programmes) and self.go_on is None

    @property
    def must_choose_pathway(self) -> bool:
        """Whether nothing that is written before the pathway's slot is left to do, and none is chosen."""
        main = self.main
        if main is None or main.pathway is not None or main.standing.status == StudyStatus.WITHDRAWN:
            return False
        for module in main.modules:
            if module.node.is_pathway_slot:
                return True
            if module.node.is_published and module.state not in SETTLED_STATES:
                return False
        return False


def my_learning_of(person_id: int, today: date) -> MyLearning:
    """Return somebody's studies today; two queries beside the Outline's."""
    outline = current_outline()
    record = record_of(person_id)
    held = [
        programme_progress(person_id=person_id, programme=programme, record=record, today=today)
        for programme in outline.programmes
        if record.enrolment_in(programme.activity_id)
    ]
    open_ones = [
        progress for progress in held
        if progress.enrolment and progress.enrolment.status in (EnrolmentStatus.ACTIVE, EnrolmentStatus.COMPLETED)
    ]  # fmt: skip
    open_ones.sort(key=_order)
    go_on = next((found for progress in open_ones if (found := _go_on(progress, outline, record))), None)
    if go_on is not None:
        open_ones.sort(key=lambda progress: progress is not go_on.programme)
    due = sorted(
        (module for progress in open_ones for module in progress.upcoming if not progress.paused_until),
        key=lambda module: (module.due_on or date.max, module.node.code),
    )
    changed = {
        module.node.code: module for progress in open_ones for module in progress.modules if module.added
    }
    main = open_ones[0] if open_ones else None
    return MyLearning(
        programmes=tuple(open_ones),
        invited=tuple(
            progress for progress in held
            if progress.enrolment and progress.enrolment.status == EnrolmentStatus.INVITED
        ),
        left=tuple(
            progress for progress in held
            if progress.enrolment and progress.enrolment.status == EnrolmentStatus.WITHDRAWN
        ),
        go_on=go_on,
        due=tuple({module.node.code: module for module in due}.values())[:SOON],
        changed=tuple(changed.values()),
        journey=journey_of(main.programme, main) if main else None,
    )  # fmt: skip


def _order(progress: ProgrammeProgress) -> tuple[bool, bool, int]:
    """Order programmes: unfinished before finished, those with years before short ones, the newest place last."""
    finished = progress.standing.status == StudyStatus.COMPLETED
    return finished, not progress.programme.years, progress.enrolment.id if progress.enrolment else 0


def _go_on(progress: ProgrammeProgress, outline: Outline, record: Record) -> GoOn | None:
    """Return the step to go on with: in the module under way, else in the first that may be started."""
    current = progress.current
    candidates = [current] if current and current.state is ModuleState.UNDER_WAY else []
    candidates += [module for module in progress.modules if module.state is ModuleState.NOT_STARTED]
    for module in candidates:
        verdict = admission(
            outline=outline, module=module.node, record=record, is_signed_in=True, doors=_NOWHERE
        )
        step = module.next_step
        if verdict.allowed and step is not None:
            return GoOn(
                programme=progress,
                module=module,
                step=step,
                number=module.node.steps.index(step) + 1,
                total=len(module.node.steps),
                has_begun=module.state is ModuleState.UNDER_WAY,
            )
    return None
