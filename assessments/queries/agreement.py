"""Whether the rows of assessments and the ledger say the same, and how any of them is compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    said = said_of(ActivityType.ASSESSMENT, (Verb.PASSED, Verb.FAILED))
    yield from differing("Attempts and ledger differ", kept, said)


def said_of(kind: ActivityType, verbs: Sequence[Verb]) -> Counter[Key]:
    """Return how often the ledger says each verb of a person and an activity of a kind; what was voided is left out."""
    voided = Statement.objects.filter(verb=Verb.VOIDED).values("activity_id")
    rows = Statement.objects.filter(verb__in=verbs, activity_type=kind).exclude(pk__in=voided)
    return Counter(rows.values_list("actor", "activity_id", "verb"))


def differing(what: str, kept: Counter[Key], said: Counter[Key]) -> Iterator[Disagreement]:
    """Return where rows are not as many as statements, actors that are one person taken together.

    Those who are no longer known to the site are left out.
    """
    who = resolve_many(actor for actor, _, _ in (*kept, *said))
    known = set(Person.objects.filter(actor__in=who.values()).values_list("actor", flat=True))
    kept, said = _joined(kept, who), _joined(said, who)
    for key in sorted(kept.keys() | said.keys(), key=str):
        actor, activity, verb = key
        if actor in known and kept[key] != said[key]:
            yield Disagreement(what, f"{actor} {activity} {verb}: {kept[key]} kept, {said[key]} said")


def _joined(found: Counter[Key], who: dict[UUID, UUID]) -> Counter[Key]:
    joined: Counter[Key] = Counter()
    for (actor, activity, verb), times in found.items():
        joined[who[actor], activity, verb] += times
    return joined
