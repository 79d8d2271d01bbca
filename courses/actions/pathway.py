"""Choosing a specialism."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from courses.actions.route import settle_programme, tell_of_modules
from courses.actions.study import Study
from courses.models import Activity, PathwayChoice
from courses.queries.outline import current_outline
from courses.rules.outline import PathwayNode, ProgrammeNode
from courses.rules.pathway import may_choose
from courses.vocabulary import PathwayPlace
from foundations.verdict import Refused
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person


class PathwayRefused(Refused):
    """A pathway that cannot be chosen; nothing was written."""


@transaction.atomic
def choose(
    *, person: Person, programme: ProgrammeNode, pathway: PathwayNode, place: PathwayPlace, at: datetime
) -> PathwayChoice:
    """Choose a main or a supporting pathway; the one chosen before in that place ends.

    The year's modules are now others, and the person has just been told which: all of them count from now on.

    :raises PathwayRefused: if the rules refuse; its verdict lists why.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    study = Study(person, current_outline(), at)
    held = PathwayChoice.objects.filter(
        person=person, programme_id=programme.activity_id, ended_at__isnull=True
    )
    chosen = {PathwayPlace(choice.place): choice for choice in held}
    verdict = may_choose(
        programme=programme,
        pathway=pathway,
        place=place,
        enrolment=study.entry_record.enrolment_in(programme.activity_id),
        chosen={where: choice.pathway_id for where, choice in chosen.items()},
    )
    if not verdict.allowed:
        raise PathwayRefused(verdict)
    before = chosen.get(place)
    if before is not None and before.pathway_id == pathway.activity_id:
        return before
    if before is not None:
        before.ended_at = at
        before.save(update_fields=["ended_at"])
    choice = PathwayChoice.objects.create(
        person=person,
        programme=Activity.objects.get(pk=programme.activity_id),
        pathway_id=pathway.activity_id,
        place=place,
        chosen_at=at,
    )
    study.say(Verb.CHOSE, ActivityType.PATHWAY, pathway.uuid, pathway.title, programme=programme)
    tell_of_modules(study, programme)
    settle_programme(study, programme)
    study.record()
    return choice
