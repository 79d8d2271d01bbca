"""``*.quiz.md`` as a value: its front matter, its introduction and its questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessments.rules.question_text import QuestionText
from assessments.rules.quiz_terms import QuizTerms, check_sections, read_terms, write_terms
from assessments.rules.quiz_text import competencies_of, read_quiz, write_quiz
from courses.rules.body.prose import Reading
from courses.rules.body.reading import read_body
from courses.rules.body.writing import write_body
from courses.rules.curriculum.document import LONGEST_TITLE, Document, open_writer
from courses.rules.curriculum.kind import StepDraft
from courses.rules.front_matter import Front

DEFAULT_PASS_MARK = 80
COMPLETIONS = ("button", "scroll", "pass")


@dataclass(kw_only=True)
class QuizDocument(Document):
    """A quiz's file. Whatever its ``completion`` says, a quiz is completed by passing it."""

    minutes: int | None = None
    completion: str = ""
    pass_mark: int = DEFAULT_PASS_MARK
    attempts: int | None = None
    draw: int | None = None
    shuffle: bool = False
    terms: QuizTerms = field(default_factory=QuizTerms)
    questions: tuple[QuestionText, ...] = ()


def read_quiz_file(front: Front, reading: Reading) -> StepDraft:
    """Read a quiz's file; what is wrong with it goes to ``reading.problems``."""
    document = QuizDocument(code=front.code())
    document.title = front.text("title", required=True, longest=LONGEST_TITLE)
    document.minutes = front.number("minutes")
    document.completion = front.choice("completion", COMPLETIONS)
    pass_mark = front.number("pass_mark", most=100)
    document.pass_mark = DEFAULT_PASS_MARK if pass_mark is None else pass_mark
    if pass_mark == 0:
        reading.problems.add(front.line_of("pass_mark"), "“pass_mark” is from 1 to 100.")
    document.attempts = _over_nothing(front, reading, "attempts")
    document.draw = _over_nothing(front, reading, "draw")
    document.shuffle = front.boolean("shuffle")
    document.terms = read_terms(front, reading)
    front.finish()
    quiz = read_quiz(front.body, first_line=front.body_line)
    for problem in quiz.problems:
        reading.problems.add(problem.line, problem.words)
    if quiz.introduction.strip():
        document.parts = read_body(quiz.introduction, front.body_line + _blank_lines(front.body), reading)
    document.questions = quiz.questions
    check_sections(document.terms, quiz.questions, front, reading)
    if document.draw and document.draw > len(quiz.questions):
        total = len(quiz.questions)
        reading.problems.add(
            front.line_of("draw"), f"“draw” asks for {document.draw} questions, and there are {total}."
        )
    named = tuple((code, question.line) for question in quiz.questions for code in competencies_of(question))
    return StepDraft(document, competencies=named)


def _over_nothing(front: Front, reading: Reading, key: str) -> int | None:
    value = front.number(key, most=1000)
    if value == 0:
        reading.problems.add(front.line_of(key), f"“{key}” is at least 1.")
        return None
    return value


def _blank_lines(body: str) -> int:
    """Return how many empty lines a body begins with."""
    return len(body) - len(body.lstrip("\n"))


def write_quiz_file(document: QuizDocument) -> str:
    """Return the whole text of a quiz's file."""
    writer = open_writer(document).number("minutes", document.minutes)
    writer.optional_text("completion", document.completion).number("pass_mark", document.pass_mark)
    writer.number("attempts", document.attempts).number("draw", document.draw)
    if document.shuffle:
        writer.boolean("shuffle", document.shuffle)
    write_terms(writer, document.terms)
    introduction = write_body(document.parts) if document.parts else ""
    return writer.file(write_quiz(introduction, document.questions).rstrip("\n"))
