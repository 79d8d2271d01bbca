"""Quizzes from files and back: the page, its bank of questions, and the slots that ask them."""

from __future__ import annotations

from dataclasses import fields

from assessments.actions.question import text_of, write_bank
from assessments.models import Question, QuizPage, QuizSlot
from assessments.rules.quiz_document import QuizDocument, read_quiz_file, write_quiz_file
from assessments.rules.quiz_terms import QuizTerms
from courses.actions.curriculum.pages import get_body, put_body
from courses.rules.body.prose import Reading
from courses.rules.curriculum.kind import Place, StepDraft
from courses.rules.front_matter import Front

TERMS = tuple(field.name for field in fields(QuizTerms) if field.name != "sections")


class QuizHandler:
    """How a quiz stands in a file."""

    def read(self, front: Front, reading: Reading) -> StepDraft:
        return read_quiz_file(front, reading)

    def write(self, document: QuizDocument) -> str:
        return write_quiz_file(document)

    def get(self, page: QuizPage, place: Place) -> QuizDocument:
        document = QuizDocument(
            minutes=page.minutes,
            completion=page.completion,
            pass_mark=page.pass_mark,
            attempts=page.attempts,
            draw=page.draw,
            shuffle=page.shuffle,
            terms=_terms(page),
        )
        document.code, document.title, document.parts = page.code, page.title, get_body(page, place)
        texts = (text_of(question) for question in asked_by(page))
        document.questions = tuple(text for text in texts if text is not None)
        if document.draw is None:
            document.draw = _drawn(page)
        return document

    def put(self, page: QuizPage, document: QuizDocument, place: Place) -> None:
        page.minutes, page.completion = document.minutes, document.completion
        page.pass_mark, page.attempts = document.pass_mark, document.attempts
        page.draw, page.shuffle = document.draw, document.shuffle
        for name in TERMS:
            setattr(page, name, getattr(document.terms, name))
        put_body(page, document, place)

    def put_rows(self, page: QuizPage, document: QuizDocument, place: Place) -> None:
        """Bring the quiz's own bank in step with the file, and let the slots ask its questions in order."""
        questions = write_bank(
            curriculum=place.curriculum,
            code=document.code,
            title=document.title,
            questions=document.questions,
            at=place.at,
        )
        slots = sorted(page.slots.all(), key=lambda slot: slot.sort_order or 0)
        wanted = [(question.pk, document.terms.section_of(question.code)) for question in questions]
        if [(slot.question_id, slot.section) for slot in slots] != wanted:
            page.slots.set(
                [
                    QuizSlot(question_id=question, section=section, sort_order=place)
                    for place, (question, section) in enumerate(wanted)
                ]
            )


def _terms(page: QuizPage) -> QuizTerms:
    """Return a quiz's terms as a file has them; headings belong to the slots that ask one question each."""
    sections: dict[str, list[str]] = {}
    for slot in sorted(page.slots.all(), key=lambda slot: slot.sort_order or 0):
        if slot.section and slot.question is not None:
            sections.setdefault(slot.section, []).append(slot.question.code)
    own = {name: getattr(page, name) for name in TERMS}
    return QuizTerms(**own, sections=tuple((name, tuple(codes)) for name, codes in sections.items()))


def asked_by(page: QuizPage) -> list[Question]:
    """Return every question that a quiz may ask, in the order of its slots, each once."""
    slots = sorted(page.slots.all(), key=lambda slot: slot.sort_order or 0)
    found: dict[int, Question] = {}
    for slot in slots:
        if slot.question_id:
            pool = Question.objects.filter(pk=slot.question_id)
        else:
            pool = Question.objects.filter(bank_id=slot.bank_id)
            pool = pool.filter(tags__contains=[slot.tag]) if slot.tag else pool
            pool = pool.in_category(slot.category) if slot.category else pool
        questions = pool.in_use().select_related("current").order_by("position", "pk")
        found |= {question.pk: question for question in questions if question.pk not in found}
    return list(found.values())


def _drawn(page: QuizPage) -> int | None:
    """Return how many a quiz draws that is nothing but one draw from a bank."""
    slots = list(page.slots.all())
    return slots[0].count if len(slots) == 1 and slots[0].bank_id else None


QUIZ = QuizHandler()
