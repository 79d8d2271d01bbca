"""The questions of a bank as imports and exports meet them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from assessments.models import Question, QuestionBank, QuestionVersion
from assessments.rules.exchange.found import Left, QuestionToWrite
from assessments.rules.exchange.plan import Bank, Known
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import VersionStatus

DRAFT_ONLY = "It is a draft, which nobody is asked yet."


class SeveralBanks(Exception):
    """Banks of several curricula have the same id."""

    def __init__(self, banks: Iterable[QuestionBank]) -> None:
        super().__init__()
        self.names = [f"{bank.curriculum}/{bank.code}" for bank in banks]


def bank_called(slug: str) -> QuestionBank | None:
    """Return the bank with an id, written ``id`` or ``curriculum/id``.

    :raises SeveralBanks: if several curricula have one, and none of them is outside every curriculum.
    """
    curriculum, slash, code = slug.rpartition("/")
    found = QuestionBank.objects.filter(code=code).order_by("curriculum", "pk")
    banks = list(found.filter(curriculum=curriculum) if slash else found)
    if len(banks) > 1 and banks[0].curriculum:
        raise SeveralBanks(banks)
    return banks[0] if banks else None


def bank_to_meet(bank: QuestionBank) -> Bank:
    """Return a bank as an import meets it; two queries, however large it is."""
    if bank.pk is None:
        return Bank(bank.code)
    drafts = QuestionVersion.objects.filter(status=VersionStatus.DRAFT)
    questions = bank.questions.select_related("current", "imported").order_by("position", "pk")
    rows = questions.prefetch_related(Prefetch("versions", drafts, to_attr="drafts"))
    return Bank(bank.code, [known for question in rows if (known := _known(question)) is not None])


def _known(question: Question) -> Known | None:
    drafts: list[QuestionVersion] = question.drafts  # type: ignore[attr-defined]  # the prefetch's
    draft = drafts[0] if drafts else None
    version = question.current or draft
    if version is None:
        return None
    origin = getattr(question, "imported", None)
    return Known(
        question.pk, text_of_version(question, version), question.category,
        outside_id=origin.outside_id if origin else "",
        name=origin.name if origin else "",
        key=origin.key if origin else "",
        fingerprint=origin.fingerprint if origin else "",
        imported_at=origin.imported_at if origin else None,
        edited_at=version.made_at,
        draft=text_of_version(question, draft) if draft else None,
        draft_at=draft.made_at if draft else None,
        is_retired=question.retired_at is not None,
    )  # fmt: skip


def text_of_version(question: Question, version: QuestionVersion) -> QuestionText:
    """Return a version's words as a file has them."""
    return QuestionText(
        question.code, version.type, version.stem, version.content, version.feedback, version.competency,
        version.difficulty, tuple(question.tags),
    )  # fmt: skip


def questions_to_write(bank: QuestionBank, category: str = "") -> tuple[list[QuestionToWrite], list[Left]]:
    """Return what a bank asks, in a category and below it or all of it, and what is not ready to leave; one query."""
    questions = bank.questions.in_use().select_related("current", "imported").order_by("position", "pk")
    found = questions.in_category(category) if category else questions
    ready: list[QuestionToWrite] = []
    left: list[Left] = []
    for question in found:
        origin = getattr(question, "imported", None)
        name = (origin.name if origin else "") or question.words[:80] or question.code
        if question.current is None:
            left.append(Left(question.code, name, DRAFT_ONLY, is_whole=True))
            continue
        text = text_of_version(question, question.current)
        ready.append(QuestionToWrite(text, question.category, name, origin.outside_id if origin else ""))
    return ready, left
