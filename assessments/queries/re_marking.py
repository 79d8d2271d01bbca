"""Which answers a corrected question touches, and what a re-marking looks like to whoever approves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from assessments.models import Attempt, AttemptQuestion, Question, QuestionVersion, ReMarkedAttempt, ReMarking
from assessments.rules.re_marking import NOTHING_CORRECTED, may_re_mark
from assessments.vocabulary import MARKED_STATUSES, AttemptStatus
from courses.models import Activity
from foundations.verdict import Verdict
from learning_records.models import Statement
from learning_records.queries.actors import same_person_as
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

PURPOSE = "assessments.re_marking"
SHOWN = 500
"""How many lines of a list are shown; all of them are applied."""


@dataclass(frozen=True)
class Line:
    """One attempt of a list, as it is shown. ``person`` is None where the viewer may not see them."""

    row: ReMarkedAttempt
    person: Person | None
    follows: tuple[str, ...]

    @property
    def is_raised(self) -> bool:
        return self.row.new_score > self.row.old_score

    @property
    def stands(self) -> bool:
        """Whether a pass stands that the new mark alone would not reach."""
        return self.row.old_passed and not self.row.reaches_pass_mark


@dataclass(frozen=True)
class Totals:
    """How many attempts a re-marking changes, and how."""

    changed: int = 0
    raised: int = 0
    newly_passed: int = 0
    stands: int = 0
    applied: int = 0


def other_versions(quiz: Activity, question: Question, key: QuestionVersion) -> QuerySet[AttemptQuestion]:
    """Return where a quiz asked a question and marked it, or will mark it, by another version."""
    rows = AttemptQuestion.objects.filter(attempt__quiz=quiz, version__question=question)
    rows = rows.exclude(attempt__status=AttemptStatus.ABANDONED)
    return rows.annotate(key_id=Coalesce("marked_by_id", "version_id")).exclude(key_id=key.pk)


def may_be_marked_again(quiz: Activity, question: Question) -> Verdict:
    """Return whether a quiz's answers to a question can be marked by its current version; three queries."""
    key = question.current
    if key is None:
        return Verdict((NOTHING_CORRECTED,))
    asked = QuestionVersion.objects.filter(
        pk__in=other_versions(quiz, question, key).order_by().values("version_id")
    )
    versions = list(asked.order_by("number"))
    if not versions:
        return Verdict((NOTHING_CORRECTED,))
    verdicts = [may_re_mark(version.type, version.content, key.type, key.content) for version in versions]
    return Verdict(tuple(dict.fromkeys(each for verdict in verdicts for each in verdict.refusals)))


def quizzes_to_mark_again(question: Question) -> list[tuple[Activity, int]]:
    """Return the quizzes in which marked attempts met another version than the current one, with how many; two queries."""
    if question.current is None:
        return []
    rows = AttemptQuestion.objects.filter(
        version__question=question, attempt__status__in=MARKED_STATUSES
    ).annotate(key_id=Coalesce("marked_by_id", "version_id"))
    counts = dict(
        rows.exclude(key_id=question.current_id)
        .order_by()
        .values_list("attempt__quiz")
        .annotate(total=Count("attempt", distinct=True))
    )
    quizzes = Activity.objects.filter(pk__in=counts).order_by("title", "pk")
    return [(quiz, counts[quiz.pk]) for quiz in quizzes]


def totals_of(re_marking: ReMarking) -> Totals:
    """Return what a list adds up to; one query."""
    found = re_marking.attempts.aggregate(
        changed=Count("pk"),
        raised=Count("pk", filter=Q(new_score__gt=F("old_score"))),
        newly_passed=Count("pk", filter=Q(old_passed=False, new_passed=True)),
        stands=Count("pk", filter=Q(old_passed=True, reaches_pass_mark=False)),
        applied=Count("pk", filter=Q(applied_at__isnull=False)),
    )
    return Totals(**found)


def lines_of(re_marking: ReMarking, viewer: Person, on: date) -> list[Line]:
    """Return whose result changes, those whose pass does first; two queries."""
    rows = re_marking.attempts.select_related("attempt__person", "attempt__quiz")
    found = list(rows.order_by("old_passed", "-new_passed", "attempt__person__name", "pk")[:SHOWN])
    people = {row.attempt.person_id for row in found}
    seen = set(
        Person.objects.visible_to(viewer, PURPOSE, on).filter(pk__in=people).values_list("pk", flat=True)
    )
    return [
        Line(row, row.attempt.person if row.attempt.person_id in seen else None, words_of(row.consequences))
        for row in found
    ]


def words_of(consequences: Iterable[dict[str, str]]) -> tuple[str, ...]:
    """Return what else follows from a new result, in words."""
    return tuple(
        f"can be cited for the competency {each['title']}"
        if each["kind"] == "competency"
        else f"completes the {each['kind']} “{each['title']}”"
        + ("" if each["kind"] == "quiz" else ", with its certificate")
        for each in consequences
    )


def own_result_is_in(re_marking: ReMarking, person: Person) -> bool:
    return re_marking.attempts.filter(attempt__person=person).exists()


def marked_again_at(attempt: Attempt) -> datetime | None:
    """Return when an attempt's mark was put right last; one query."""
    found: datetime | None = attempt.re_marks.aggregate(latest=Max("applied_at"))["latest"]
    return found


def said_of(attempt: Attempt, *, passed: bool, score: Decimal) -> Statement | None:
    """Return the statement that said an attempt's result, as long as it has not been voided."""
    voided = Statement.objects.filter(verb=Verb.VOIDED).values("activity_id")
    rows = Statement.objects.filter(
        actor__in=same_person_as(attempt.person.actor), activity_id=attempt.quiz.uuid,
        activity_type=ActivityType.ASSESSMENT, verb=Verb.PASSED if passed else Verb.FAILED,
    ).exclude(pk__in=voided)  # fmt: skip
    in_order = rows.filter(score_raw=score).order_by("happened_at", "id")
    return in_order.filter(happened_at__gte=attempt.handed_in_at).first() or in_order.last() or rows.first()


def latest_statements(actor: UUID, after: UUID | None) -> Sequence[Statement]:
    """Return what was recorded of an actor after a statement, in this transaction included."""
    rows = Statement.objects.filter(actor=actor)
    return list((rows.filter(id__gt=after) if after else rows).order_by("id"))


def newest_statement_id(actor: UUID) -> UUID | None:
    found: UUID | None = (
        Statement.objects.filter(actor=actor).order_by("-id").values_list("id", flat=True).first()
    )
    return found
