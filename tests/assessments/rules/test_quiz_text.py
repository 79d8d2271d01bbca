from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText
from assessments.rules.quiz_text import QuizText, read_quiz, write_quiz

SHIPPED = sorted((Path(__file__).parents[3] / "courses" / "curriculum").rglob("*.quiz.md"))
SAMPLE = """Read to the end.

## y1-01-q1
type: single            # single, multiple
competency: B1
difficulty: 2
What would you do first?
= Ask what matters to her            | Everything else follows from this.
~ Refer her to the falls clinic      | Perhaps later.
~50% Ring her daughter               | Only if she agrees.
feedback: The conversation comes before the connection.
"""
WORDS = st.from_regex(r"[a-z=~|:é][a-z=~|:é ]{0,20}[a-z]", fullmatch=True).map(
    lambda text: " ".join(text.split())
)
STEMS = st.lists(WORDS | st.just(""), min_size=1, max_size=4).map("\n".join).map(
    lambda text: text.strip("\n")
).filter(lambda text: text.strip() != "")  # fmt: skip
QUESTIONS = st.builds(
    QuestionText,
    code=st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True),
    type=st.just("single"),
    stem=STEMS,
    content=st.lists(WORDS, min_size=2, max_size=5, unique=True).map(
        lambda texts: content_of([Option(text, 0 if n else 100) for n, text in enumerate(texts)])
    ),
    feedback=WORDS | st.just(""),
    competency=st.sampled_from(["", "B1"]),
    difficulty=st.none() | st.integers(1, 5),
    tags=st.sampled_from([(), ("safety",), ("a", "b")]),
)


def problems_of(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.words) for problem in read_quiz(text, first_line=10).problems]


def test_a_quiz_is_read_as_the_format_has_it() -> None:
    quiz = read_quiz(SAMPLE)

    assert quiz.introduction == "Read to the end."
    assert quiz.problems == ()
    (question,) = quiz.questions
    assert (question.code, question.type, question.competency, question.difficulty) == (
        "y1-01-q1", "single", "B1", 2,
    )  # fmt: skip
    assert [option["weight"] for option in question.content["options"]] == [100, 0, 50]
    assert question.feedback == "The conversation comes before the connection."


@given(st.lists(QUESTIONS, min_size=1, max_size=4, unique_by=lambda question: question.code))
def test_reading_what_was_written_gives_the_same_quiz_and_the_same_bytes(
    questions: list[QuestionText],
) -> None:
    written = write_quiz("Hello.", questions)

    again = read_quiz(written)

    assert again == QuizText("Hello.", tuple(questions))
    assert write_quiz(again.introduction, again.questions) == written


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_a_shipped_quiz_is_written_back_byte_for_byte(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2].lstrip("\n")

    quiz = read_quiz(body)

    assert quiz.problems == ()
    assert write_quiz(quiz.introduction, quiz.questions) == body


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Only words.", (10, "A quiz needs at least one question (“## its-id”).")),
        ("## q1\nWhat?\n= A\n~ B", (10, "This question has no “type:”.")),
        ("## q1\ntype: guess\nWhat?\n= A\n~ B", (10, "“guess” is no question type.")),
        (
            "## Q1\ntype: single\nWhat?\n= A\n~ B",
            (10, "An id has lower-case letters, digits and hyphens: “Q1”."),
        ),
        (
            "## q1\ntype: single\n= A\n~ B",
            (10, "This question asks nothing: there is no text before its answers."),
        ),
        ("## q1\ntype: single\nWhat?\n= A\nB", (14, "This is not an answer: “B”.")),
        (
            "## q1\ntype: single\ndifficulty: 9\nWhat?\n= A\n~ B",
            (10, "The difficulty is from 1 to 5, not “9”."),
        ),
        (
            "## q1\ntype: single\nWhat?\n~ A\n~ B",
            (13, "No answer is right. Mark the right one with “=”."),
        ),
        (
            "## q1\ntype: single\nWhat?\n= A\n~ B\n\n## q1\ntype: single\nWhat?\n= A\n~ B",
            (16, "Two questions have the id “q1”."),
        ),
    ],
)
def test_a_problem_names_its_line(text: str, found: tuple[int, str]) -> None:
    assert found in problems_of(text)
