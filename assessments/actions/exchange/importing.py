"""Questions of a file into a bank: the good ones, each by itself; what is refused is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from assessments.actions.question import first_words, write_question
from assessments.models import ImportedQuestion, Question, QuestionBank, QuestionVersion
from assessments.queries.exchange import bank_to_meet
from assessments.rules.exchange.formats import read_questions
from assessments.rules.exchange.found import Progress, UnreadableFile, silent
from assessments.rules.exchange.plan import Planned, plan_import
from assessments.rules.exchange.report import ExchangeReport, QuestionLine
from assessments.rules.question_text import QuestionText
from assessments.rules.question_type import QUESTION_KINDS
from assessments.vocabulary import ReadState, VersionStatus
from people.models import Person

AT_ONCE: Final = 200
OF_A_CURRICULUM: Final = (
    "This bank belongs to the curriculum “{}”. The next time that is loaded, questions which its files do not have are "
    "retired. Import into a bank of your own instead."
)


@transaction.atomic
def import_questions(
    content: bytes, *, format_: str, bank: QuestionBank, file_name: str, at: datetime, by: Person | None = None,
    is_dry_run: bool = False, progress: Progress = silent,
) -> ExchangeReport:  # fmt: skip
    """Bring the questions of a file into a bank, or say what would become of them.

    A bank that is not saved yet is saved with its first question. The same file again changes nothing. Nothing refused
    keeps the others back; a file that cannot be read is refused as a whole.
    """
    if bank.pk is not None and not is_dry_run:
        QuestionBank.objects.select_for_update().get(pk=bank.pk)
    about = {"file_name": file_name, "format": format_, "bank": bank.code, "is_dry_run": is_dry_run}
    try:
        halves = 1 if is_dry_run else 2
        read = read_questions(content, format_, lambda done, total: progress(done, total * halves))
    except UnreadableFile as unreadable:
        problem = QuestionLine(unreadable.line, "", ReadState.REFUSED.value, reason=unreadable.reason)
        return ExchangeReport(**about, problem=problem)  # type: ignore[arg-type]  # as they stand above
    planned = list(plan_import(read.questions, bank_to_meet(bank), format_))
    if not is_dry_run:
        _write(planned, bank, by, at, progress)
    notes = (*read.notes, *((OF_A_CURRICULUM.format(bank.curriculum),) if bank.curriculum else ()))
    lines = tuple(_line(each) for each in planned)
    return ExchangeReport(**about, questions=lines, notes=notes)  # type: ignore[arg-type]  # as they stand above


def _line(planned: Planned) -> QuestionLine:
    found, text = planned.found, planned.text
    written = QUESTION_KINDS[text.type].write(text.stem, text.content) if text else None
    return QuestionLine(
        found.line, found.name, planned.state.value, found.kind, text.type if text else "", planned.category,
        written.stem if written else found.source[:500], tuple(written.lines) if written else (),
        text.feedback if text else "", found.is_draft, planned.notes, planned.reason,
    )  # fmt: skip


def _write(
    planned: Sequence[Planned], bank: QuestionBank, by: Person | None, at: datetime, progress: Progress
) -> None:
    """Write what is new by the hundred, and what is changed one by one, as its versions ask."""
    total, done = len(planned) * 2, len(planned)
    new = [each for each in planned if each.state == ReadState.NEW]
    if new and bank.pk is None:
        bank.save()
    for start in range(0, len(new), AT_ONCE):
        batch = new[start : start + AT_ONCE]
        _write_new(batch, bank, by, at)
        done += len(batch)
        progress(done, total)
    for each in planned:
        if each.state == ReadState.CHANGED:
            _write_changed(each, by, at)
            done += 1
            progress(done, total)
    _remember(planned, bank, at)
    progress(total, total)


def _write_new(batch: Sequence[Planned], bank: QuestionBank, by: Person | None, at: datetime) -> None:
    """Make questions with their first versions; four queries."""
    highest = bank.questions.aggregate(highest=Max("position"))["highest"]
    first = 0 if highest is None else highest + 1
    texts = [text for each in batch if (text := each.text) is not None]
    questions = Question.objects.bulk_create(
        Question(
            bank=bank, code=text.code, position=first + place, words=first_words(text.stem), category=each.category,
            tags=list(text.tags),
        )
        for place, (each, text) in enumerate(zip(batch, texts, strict=True))
    )  # fmt: skip
    versions = QuestionVersion.objects.bulk_create(
        _version(question, text, by, at, is_draft=each.found.is_draft)
        for question, text, each in zip(questions, texts, batch, strict=True)
    )
    for question, version in zip(questions, versions, strict=True):
        question.current = version if version.status == VersionStatus.READY else None
    Question.objects.bulk_update(questions, ["current"])
    ImportedQuestion.objects.bulk_create(
        _origin(each, bank, question.pk, at) for each, question in zip(batch, questions, strict=True)
    )


def _version(
    question: Question, text: QuestionText, by: Person | None, at: datetime, *, is_draft: bool
) -> QuestionVersion:
    return QuestionVersion(
        question=question, type=text.type, stem=text.stem, content=text.content, feedback=text.feedback,
        competency=text.competency, difficulty=text.difficulty, made_at=at, made_by=by,
        status=VersionStatus.DRAFT if is_draft else VersionStatus.READY,
    )  # fmt: skip


def _write_changed(planned: Planned, by: Person | None, at: datetime) -> None:
    """Give a question that is here what its file says now; what it said before stays as an older version."""
    if planned.known is None or planned.text is None:
        return
    question = Question.objects.select_for_update(of=("self",)).get(pk=planned.known.pk)
    question.category = planned.category
    question.save(update_fields=["category"])
    write_question(
        question=question,
        text=planned.text,
        at=at,
        by=by,
        is_draft=planned.found.is_draft,
        keeps_current=True,
    )


def _remember(planned: Sequence[Planned], bank: QuestionBank, at: datetime) -> None:
    """Keep what the file says now of the questions that were here; one query, or none."""
    origins = [
        _origin(each, bank, each.known.pk, at)
        for each in planned
        if each.known is not None
        and (each.state == ReadState.CHANGED or each.known.fingerprint != each.fingerprint)
    ]
    if origins:
        ImportedQuestion.objects.bulk_create(
            origins, update_conflicts=True, unique_fields=["question"],
            update_fields=["key", "outside_id", "name", "fingerprint", "imported_at"],
        )  # fmt: skip


def _origin(planned: Planned, bank: QuestionBank, question: int, at: datetime) -> ImportedQuestion:
    found, known = planned.found, planned.known
    outside_id = known.outside_id if known else found.outside_id
    name = known.name if known and known.name and not found.outside_id else found.name
    return ImportedQuestion(
        bank=bank, question_id=question, key=planned.key, outside_id=outside_id, name=name,
        fingerprint=planned.fingerprint, imported_at=at,
    )  # fmt: skip
