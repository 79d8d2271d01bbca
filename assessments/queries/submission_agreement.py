"""Whether what was handed in and decided, and the ledger, say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from assessments.models import Marking, SubmissionVersion
from assessments.vocabulary import RubricLevel
from foundations.registries import Disagreement
from learning_records.models import Statement
from learning_records.queries.actors import resolve_many
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

Key = tuple[UUID, UUID, str]
VERBS = (Verb.SUBMITTED, Verb.PASSED, Verb.FAILED)


def submissions_agree() -> Iterator[Disagreement]:
    """Return where work was not handed in, passed or referred as often as the ledger says."""
    kept: Counter[Key] = Counter()
    versions = SubmissionVersion.objects.values_list(
        "submission__person__actor", "submission__assignment__uuid"
    )
    for actor, assignment in versions:
        kept[actor, assignment, Verb.SUBMITTED.value] += 1
    decided = Marking.objects.filter(task__is_second=False).values_list(
        "task__version__submission__person__actor", "task__version__submission__assignment__uuid", "outcome"
    )
    for actor, assignment, outcome in decided:
        verb = Verb.FAILED if outcome == RubricLevel.REFER else Verb.PASSED
        kept[actor, assignment, verb.value] += 1
    voided = Statement.objects.filter(verb=Verb.VOIDED).values("activity_id")
    rows = Statement.objects.filter(verb__in=VERBS, activity_type=ActivityType.ASSIGNMENT)
    said: Counter[Key] = Counter(rows.exclude(pk__in=voided).values_list("actor", "activity_id", "verb"))
    yield from _differing(kept, said)


def _differing(kept: Counter[Key], said: Counter[Key]) -> Iterator[Disagreement]:
    who = resolve_many(actor for actor, _, _ in (*kept, *said))
    known = set(Person.objects.filter(actor__in=who.values()).values_list("actor", flat=True))
    kept, said = _joined(kept, who), _joined(said, who)
    for key in sorted(kept.keys() | said.keys(), key=str):
        actor, assignment, verb = key
        if actor in known and kept[key] != said[key]:
            yield Disagreement(
                "Handed-in work and ledger differ",
                f"{actor} {assignment} {verb}: {kept[key]} kept, {said[key]} said",
            )


def _joined(found: Counter[Key], who: dict[UUID, UUID]) -> Counter[Key]:
    joined: Counter[Key] = Counter()
    for (actor, assignment, verb), times in found.items():
        joined[who[actor], assignment, verb] += times
    return joined
