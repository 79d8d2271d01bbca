"""Whether what observers said and the ledger say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from assessments.models import ObservationRecord
from assessments.vocabulary import ObservationState
from foundations.registries import Disagreement
from learning_records.models import Statement
from learning_records.queries.actors import resolve_many
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

Key = tuple[UUID, UUID, str]


def observations_agree() -> Iterator[Disagreement]:
    """Return where a person's records at a step are not as many as the ledger says."""
    rows = ObservationRecord.objects.values_list(
        "observation__person__actor", "observation__step__uuid", "outcome"
    )
    kept: Counter[Key] = Counter(
        (actor, step, (Verb.PASSED if outcome == ObservationState.SEEN else Verb.FAILED).value)
        for actor, step, outcome in rows
    )
    voided = Statement.objects.filter(verb=Verb.VOIDED).values("activity_id")
    statements = Statement.objects.filter(
        verb__in=(Verb.PASSED, Verb.FAILED), activity_type=ActivityType.OBSERVATION
    ).exclude(pk__in=voided)
    said: Counter[Key] = Counter(statements.values_list("actor", "activity_id", "verb"))
    who = resolve_many(actor for actor, _, _ in (*kept, *said))
    known = set(Person.objects.filter(actor__in=who.values()).values_list("actor", flat=True))
    kept, said = _joined(kept, who), _joined(said, who)
    for key in sorted(kept.keys() | said.keys(), key=str):
        actor, step, outcome = key
        if actor in known and kept[key] != said[key]:
            yield Disagreement(
                "Observations and ledger differ",
                f"{actor} {step} {outcome}: {kept[key]} kept, {said[key]} said",
            )


def _joined(found: Counter[Key], who: dict[UUID, UUID]) -> Counter[Key]:
    joined: Counter[Key] = Counter()
    for (actor, step, outcome), times in found.items():
        joined[who[actor], step, outcome] += times
    return joined
