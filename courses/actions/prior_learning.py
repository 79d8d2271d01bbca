"""Recognising what somebody had learnt before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from courses.actions.route import settle_programme
from courses.actions.study import Study
from courses.models import Activity, PriorLearning
from courses.queries.outline import current_outline
from courses.vocabulary import ActivityKind
from foundations.verdict import Refusal, Refused, Verdict
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

NOT_A_MODULE = Refusal("not_a_module", "Only modules are recognised as learnt before.")
OWN_LEARNING = Refusal("own_learning", "Nobody recognises their own prior learning.")


class RecognitionRefused(Refused):
    """Prior learning that cannot be recognised; nothing was written."""


@transaction.atomic
def recognise(
    *, person: Person, modules: Sequence[Activity], by: Person, at: datetime
) -> list[PriorLearning]:
    """Let modules count as done for somebody, written or not. What is recognised already stays as it is.

    Years of which every module is recognised are recognised with them; no completion is invented.

    :raises RecognitionRefused: for anything that is not a module, and for one's own learning.
    """
    refusals = [] if all(module.kind == ActivityKind.MODULE for module in modules) else [NOT_A_MODULE]
    if by.pk == person.pk:
        refusals.append(OWN_LEARNING)
    if refusals:
        raise RecognitionRefused(Verdict.of(refusals))
    made = [_recognise(person, module, by, at) for module in modules]
    new = [row for row, is_new in made if is_new]
    outline = current_outline()
    study = Study(person, outline, at)
    for row in new:
        study.say(Verb.RECOGNISED, ActivityType.MODULE, row.activity.uuid, row.activity.title)
    for programme in outline.programmes:
        if study.entry_record.enrolment_in(programme.activity_id):
            settle_programme(study, programme)
    study.record()
    return [row for row, _ in made]


def _recognise(person: Person, module: Activity, by: Person, at: datetime) -> tuple[PriorLearning, bool]:
    row, is_new = PriorLearning.objects.get_or_create(
        person=person,
        activity=module,
        taken_back_at=None,
        defaults={"recognised_at": at, "recognised_by": by},
    )
    return row, is_new
