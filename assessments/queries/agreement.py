"""Whether attempts and the ledger say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from assessments.models import Attempt
from foundations.registries import Disagreement
from learning_records.models import Statement
from learning_records.queries.actors import resolve_many
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

Key = tuple[UUID, UUID, str]


def attempts_agree() -> Iterator[Disagreement]:
    """Return where a person's attempts at a quiz that passed or failed are not as many as the ledger says."""
    marked = Attempt.objects.marked().values_list("person__actor", "quiz__uuid", "passed")
    kept: Counter[Key] = Counter(
        (actor, quiz, Verb.PASSED.value if passed else Verb.FAILED.value) for actor, quiz, passed in marked
    )
    voided = Statement.objects.filter(verb=Verb.VOIDED).values("activity_id")
    rows = Statement.objects.filter(
        verb__in=(Verb.PASSED, Verb.FAILED), activity_type=ActivityType.ASSESSMENT
    ).exclude(pk__in=voided)
    said: Counter[Key] = Counter(rows.values_list("actor", "activity_id", "verb"))
    who = resolve_many(actor for actor, _, _ in (*kept, *said))
    known = set(Person.objects.filter(actor__in=who.values()).values_list("actor", flat=True))
    kept, said = _joined(kept, who), _joined(said, who)
    for key in sorted(kept.keys() | said.keys(), key=str):
        actor, quiz, outcome = key
        if actor in known and kept[key] != said[key]:
            yield Disagreement(
                "Attempts and ledger differ", f"{actor} {quiz} {outcome}: {kept[key]} kept, {said[key]} said"
            )


def _joined(found: Counter[Key], who: dict[UUID, UUID]) -> Counter[Key]:
    joined: Counter[Key] = Counter()
    for (actor, quiz, outcome), times in found.items():
        joined[who[actor], quiz, outcome] += times
    return joined
