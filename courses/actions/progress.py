"""Starting and completing: the one place in which progress is written.

A step is opened once and completed once, whatever is pressed twice or at the same time: the row that says so is locked,
and its statement is recorded in the same transaction. Completing the last step of a module completes the module, and
that may complete a year, a pathway and a programme (``actions.route``).
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from courses.actions.route import begin_routes, settle_routes
from courses.actions.study import Study
from courses.models import Activity, ModuleProgress, StepProgress
from courses.queries.outline import current_outline
from courses.rules.outline import ModuleNode, StepNode
from courses.rules.percent import all_done, share, share_once_told
from learning_records.rules.statement import Result
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

STATEMENT_TYPES = {
    "lesson": ActivityType.LESSON,
    "quiz": ActivityType.ASSESSMENT,
    "assignment": ActivityType.ASSIGNMENT,
    "observation": ActivityType.OBSERVATION,
    "session": ActivityType.SESSION,
}


@transaction.atomic
def open_step(*, person: Person, step: Activity | StepNode, at: datetime) -> StepProgress:
    """Note that somebody is at a step: the first time it starts, and perhaps its module and year with it.

    Whether they may is for the caller to ask (``rules.gate``).
    """
    step_id = _id(step)
    outline = current_outline()
    node, module = outline.step(step_id), outline.module_of_step(step_id)
    if node is None or module is None:
        return StepProgress.objects.get(person=person, activity_id=step_id)
    study = Study(person, outline, at)
    _begin_module(study, module)
    progress, is_new = StepProgress.objects.get_or_create(
        person=person,
        activity_id=step_id,
        defaults={
            "opened_at": at,
            "revision_id": node.revision_id,
            "content_hash": node.content_hash,
            "title": node.title,
        },
    )
    if is_new:
        _say(study, Verb.INITIALIZED, node, module, progress)
    ModuleProgress.objects.filter(person=person, activity_id=module.activity_id).exclude(
        latest_step_id=step_id
    ).update(latest_step_id=step_id, latest_at=at)
    study.record()
    return progress


@transaction.atomic
def complete_step(
    *, person: Person, step: Activity | StepNode, at: datetime, result: Result | None = None
) -> StepProgress:
    """Complete a step for somebody, once. A later, better result raises the score that is kept."""
    progress = open_step(person=person, step=step, at=at)
    progress = StepProgress.objects.select_for_update().get(pk=progress.pk)
    score = _score(result)
    if progress.completed_at is not None:
        if score is not None and (progress.score is None or score > progress.score):
            progress.score = score
            progress.save(update_fields=["score"])
        return progress
    progress.completed_at, progress.score = max(at, progress.opened_at), score
    progress.save(update_fields=["completed_at", "score"])
    outline = current_outline()
    step_id = _id(step)
    study = Study(person, outline, at)
    node, module = outline.step(step_id), outline.module_of_step(step_id)
    if node is not None and module is not None:
        _say(study, Verb.COMPLETED, node, module, progress, result=result or Result(completion=True))
        _settle_module(study, module, step_id)
    study.record()
    return progress


@transaction.atomic
def hand_in_step(*, person: Person, step: Activity | StepNode, at: datetime) -> ModuleProgress | None:
    """Note that somebody has done their part of a step, which now waits for somebody else.

    The step is not completed. Once nothing else is left of its module, what comes after the module opens; its
    certificate and its year still wait. Returns the module's row, or None for a step that is in no module now.
    """
    return _wait_for(person, step, at, waits=True)


@transaction.atomic
def take_back_step(*, person: Person, step: Activity | StepNode, at: datetime) -> ModuleProgress | None:
    """Note that a step that was handed in is the person's to do again; what they have begun meanwhile stays open."""
    return _wait_for(person, step, at, waits=False)


def _wait_for(
    person: Person, step: Activity | StepNode, at: datetime, *, waits: bool
) -> ModuleProgress | None:
    open_step(person=person, step=step, at=at)
    step_id = _id(step)
    study = Study(person, current_outline(), at)
    module = study.outline.module_of_step(step_id)
    if module is None:
        return None
    progress = _locked(study, module)
    others = [each for each in progress.handed_in_steps if each != step_id]
    progress.handed_in_steps = [*others, step_id] if waits else others
    progress.save(update_fields=["handed_in_steps"])
    settled = _settle_module(study, module)
    study.record()
    return settled


@transaction.atomic
def settle_module(*, person: Person, module: ModuleNode, at: datetime) -> ModuleProgress | None:
    """Complete a module of which everything still asked is done, because what was left has been taken out."""
    study = Study(person, current_outline(), at)
    if not ModuleProgress.objects.filter(person=person, activity_id=module.activity_id).exists():
        return None
    progress = _settle_module(study, module)
    study.record()
    return progress


@transaction.atomic
def tell_of_changes(*, person: Person, module: ModuleNode) -> None:
    """Note that somebody has been told which steps were put in since they began; from now on these count."""
    progress = ModuleProgress.objects.select_for_update().get(person=person, activity_id=module.activity_id)
    if progress.completed_at is not None:
        return
    asked = [step.activity_id for step in module.steps]
    progress.known_steps = asked
    progress.percent = share_once_told(asked=asked, done=_done(person, progress)).percent
    progress.save(update_fields=["known_steps", "percent"])


def _id(step: Activity | StepNode) -> int:
    return step.activity_id if isinstance(step, StepNode) else step.pk


def _score(result: Result | None) -> Decimal | None:
    if result is None or result.score_scaled is None:
        return None
    return Decimal(str(max(0.0, result.score_scaled) * 100)).quantize(Decimal("0.01"))


def _begin_module(study: Study, module: ModuleNode) -> None:
    steps = [step.activity_id for step in module.steps]
    _, is_new = ModuleProgress.objects.get_or_create(
        person=study.person,
        activity_id=module.activity_id,
        defaults={
            "started_at": study.at,
            "latest_at": study.at,
            "title": module.title,
            "revision_id": module.revision_id,
            "content_hash": module.content_hash,
            "known_steps": steps,
        },
    )
    if is_new:
        begin_routes(study, module)
        study.say(Verb.INITIALIZED, ActivityType.MODULE, module.uuid, module.title, module=module)


def _done(person: Person, progress: ModuleProgress) -> set[int]:
    """Return the steps that somebody has done, those that stood in other modules included."""
    rows = StepProgress.objects.filter(person=person, completed_at__isnull=False)
    return set(progress.done_steps) | set(rows.values_list("activity_id", flat=True))


def _settle_module(study: Study, module: ModuleNode, step_id: int | None = None) -> ModuleProgress:
    """Bring a module's row up to date under its lock, and complete it if everything asked is done."""
    progress = _locked(study, module)
    if step_id is not None and step_id not in progress.done_steps:
        progress.done_steps = [*progress.done_steps, step_id]
    asked = [step.activity_id for step in module.steps]
    done = _done(study.person, progress)
    progress.handed_in_steps = [each for each in progress.handed_in_steps if each not in done]
    was_completed = progress.completed_at is not None
    if not was_completed:
        known = list(progress.known_steps)
        if step_id is not None and step_id not in known:
            known.append(step_id)
        progress.known_steps = known
        shown = share(asked=asked, done=done, known=known, floor=progress.percent)
        progress.percent = shown.percent
        if all_done(asked=asked, done=done):
            _complete_module(study, module, progress)
        _settle_waiting(study, progress, asked, done)
    progress.save()
    if progress.completed_at is not None and not was_completed:
        settle_routes(study, module)
    return progress


def _settle_waiting(study: Study, progress: ModuleProgress, asked: list[int], done: set[int]) -> None:
    """Say since when nothing but what waits for somebody else is left of a module that is not completed."""
    only_waits = all_done(asked=asked, done=done | set(progress.handed_in_steps))
    if progress.completed_at is not None or not only_waits:
        progress.handed_in_at = None
    elif progress.handed_in_at is None:
        progress.handed_in_at = study.at


def _locked(study: Study, module: ModuleNode) -> ModuleProgress:
    return ModuleProgress.objects.select_for_update().get(person=study.person, activity_id=module.activity_id)


def _complete_module(study: Study, module: ModuleNode, progress: ModuleProgress) -> None:
    progress.completed_at = max(study.at, progress.started_at)
    progress.percent = 100
    progress.revision_id, progress.content_hash = module.revision_id, module.content_hash
    progress.title = module.title
    study.say(
        Verb.COMPLETED, ActivityType.MODULE, module.uuid, module.title,
        module=module, revision_id=module.revision_id, content_hash=module.content_hash,
        result=Result(completion=True),
    )  # fmt: skip


def _say(
    study: Study,
    verb: Verb,
    node: StepNode,
    module: ModuleNode,
    progress: StepProgress,
    *,
    result: Result | None = None,
) -> None:
    study.say(
        verb, STATEMENT_TYPES.get(node.kind, ActivityType.STEP), node.uuid, progress.title,
        module=module, revision_id=progress.revision_id, content_hash=progress.content_hash, result=result,
    )  # fmt: skip
