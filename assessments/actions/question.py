"""Writing questions: a version that somebody has been asked is never changed, so an edit makes the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from assessments.models import AttemptQuestion, Question, QuestionBank, QuestionVersion
from assessments.rules.exchange.markup import bare_words
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import VersionStatus
from people.models import Person


@transaction.atomic
def write_question(
    *,
    question: Question,
    text: QuestionText,
    at: datetime,
    by: Person | None = None,
    is_draft: bool = False,
    keeps_current: bool = False,
) -> QuestionVersion:
    """Give a question its words and answers; the same words again change nothing.

    A draft waits beside the version that learners meet, and becomes the next one when it is written as ready. With
    ``keeps_current`` the version before is kept even if nobody was asked it.
    """
    question.tags, question.words = list(text.tags), first_words(text.stem)
    current, draft = question.current, question.versions.filter(status=VersionStatus.DRAFT).first()
    if current is not None and draft is None and _same(current, text):
        question.save(update_fields=["tags", "words"])
        return current
    version = draft or _next_version(question, current, is_beside=is_draft or keeps_current)
    version.type, version.stem, version.content = text.type, text.stem, text.content
    version.feedback, version.competency = text.feedback, text.competency
    version.difficulty, version.made_at, version.made_by = text.difficulty, at, by
    version.status = VersionStatus.DRAFT if is_draft else VersionStatus.READY
    version.save()
    if not is_draft:
        if current is not None and current.pk != version.pk:
            QuestionVersion.objects.filter(pk=current.pk).update(status=VersionStatus.RETIRED)
        question.current = version
    question.save(update_fields=["tags", "words", "current"])
    return version


def _next_version(question: Question, current: QuestionVersion | None, *, is_beside: bool) -> QuestionVersion:
    """Return the version to write into: the current one, unless it has been asked or is to stay as it is."""
    if current is not None and not is_beside and not AttemptQuestion.objects.filter(version=current).exists():
        return current
    return QuestionVersion(question=question, number=question.versions.count() + 1)


def first_words(stem: str) -> str:
    """Return how a question begins, to know it by in a list; a gap stays one."""
    return bare_words(re.sub(r"\[\[\d+\]\]", "…", stem))[:120]


def _same(version: QuestionVersion, text: QuestionText) -> bool:
    return (version.type, version.stem, version.content, version.feedback, version.competency) == (
        text.type, text.stem, text.content, text.feedback, text.competency,
    ) and version.difficulty == text.difficulty  # fmt: skip


@transaction.atomic
def write_bank(
    *, curriculum: str, code: str, title: str, questions: Sequence[QuestionText], at: datetime
) -> list[Question]:
    """Bring a bank in step with a file: questions by their id, in order; one that has gone is retired, never deleted."""
    bank, _ = QuestionBank.objects.update_or_create(
        curriculum=curriculum, code=code, defaults={"title": title}
    )
    written = []
    for position, text in enumerate(questions):
        question, _ = Question.objects.update_or_create(
            bank=bank, code=text.code, defaults={"position": position, "retired_at": None}
        )
        write_question(question=question, text=text, at=at)
        written.append(question)
    gone = bank.questions.in_use().exclude(pk__in=[question.pk for question in written])
    gone.update(retired_at=at)
    return written


def text_of(question: Question) -> QuestionText | None:
    """Return a question's current words as a file has them."""
    version = question.current
    if version is None:
        return None
    return QuestionText(
        question.code, version.type, version.stem, version.content, version.feedback,
        version.competency, version.difficulty, tuple(question.tags),
    )  # fmt: skip
