"""What somebody passed, for them to cite."""

from __future__ import annotations

from uuid import UUID

from assessments.models import Attempt
from learning_records.models import Statement
from learning_records.vocabulary import Verb
from people.models import Person


def passed_quizzes(person: Person) -> list[tuple[UUID, str]]:
    """Return the quizzes that somebody passed, the latest first, each once."""
    rows = Attempt.objects.marked().filter(person=person, passed=True).order_by("-handed_in_at", "-pk")
    return list(dict(rows.values_list("quiz__uuid", "quiz__title")).items())


def pass_of(person: Person, quiz: UUID) -> UUID | None:
    """Return the statement by which somebody first passed a quiz; one that was voided since says nothing."""
    said = Statement.objects.filter(actor=person.actor, verb=Verb.PASSED, activity_id=quiz)
    voided = Statement.objects.filter(verb=Verb.VOIDED).values("activity_id")
    return said.exclude(pk__in=voided).order_by("id").values_list("id", flat=True).first()
