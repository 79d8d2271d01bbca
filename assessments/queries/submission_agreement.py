"""Whether what was handed in and decided, and the ledger, say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assessments.models import Marking, SubmissionVersion
from assessments.queries.agreement import Key, differing, said_of
from assessments.vocabulary import RubricLevel
from foundations.registries import Disagreement
from learning_records.vocabulary import ActivityType, Verb

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
    yield from differing("Handed-in work and ledger differ", kept, said_of(ActivityType.ASSIGNMENT, VERBS))
