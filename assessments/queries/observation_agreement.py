"""Whether what observers said and the ledger say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assessments.models import ObservationRecord
from assessments.queries.agreement import Key, differing, said_of
from assessments.vocabulary import ObservationState
from foundations.registries import Disagreement
from learning_records.vocabulary import ActivityType, Verb


def observations_agree() -> Iterator[Disagreement]:
    """Return where a person's records at a step are not as many as the ledger says."""
    rows = ObservationRecord.objects.values_list(
        "observation__person__actor", "observation__step__uuid", "outcome"
    )
    kept: Counter[Key] = Counter(
        (actor, step, (Verb.PASSED if outcome == ObservationState.SEEN else Verb.FAILED).value)
        for actor, step, outcome in rows
    )
    said = said_of(ActivityType.OBSERVATION, (Verb.PASSED, Verb.FAILED))
    yield from differing("Observations and ledger differ", kept, said)
