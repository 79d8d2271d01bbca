"""The terms of a quiz in its file: which attempt counts, its clock, what learners see afterwards, and its sections.

Every key may be left out, and is written only where it says something. Moments are written as in London, such as
``2026-11-23 09:00``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assessments.rules.question_text import QuestionText
from assessments.vocabulary import CountedAttempt, ReviewTime
from courses.rules.body.prose import Reading
from courses.rules.front_matter import Front
from courses.rules.front_writing import FrontWriter
from foundations.london import LONDON

COUNTS = {word.value.replace("_", "-"): word.value for word in CountedAttempt}
REVIEWS = {word.value.replace("_", "-"): word.value for word in ReviewTime}
REVIEWED = ("marks", "answers", "feedback")
MOMENT = "%Y-%m-%d %H:%M"
LONGEST_HEADING = 120
LONGEST_REASON = 200


@dataclass(frozen=True)
class QuizTerms:
    """What a quiz says beyond its pass mark; ``sections`` gives the heading above each question's id that has one."""

    counts: str = CountedAttempt.HIGHEST.value
    wait_hours: int = 0
    time_limit_minutes: int | None = None
    time_limit_reason: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    review_marks: str = ReviewTime.AT_ONCE.value
    review_answers: str = ReviewTime.AT_ONCE.value
    review_feedback: str = ReviewTime.AT_ONCE.value
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def section_of(self, code: str) -> str:
        return next((name for name, codes in self.sections if code in codes), "")


def read_terms(front: Front, reading: Reading) -> QuizTerms:
    """Return the terms that a quiz's front matter writes; what is wrong goes to ``reading.problems``."""
    limit = front.number("time_limit", most=1000)
    reason = front.text("time_limit_reason", longest=LONGEST_REASON)
    if limit == 0:
        reading.problems.add(front.line_of("time_limit"), "“time_limit” is at least 1 minute.")
    if limit and not reason:
        reading.problems.add(
            front.line_of("time_limit"), "A time limit needs its “time_limit_reason”: learners read it."
        )
    opens, closes = _moment(front, reading, "opens"), _moment(front, reading, "closes")
    if opens and closes and closes <= opens:
        reading.problems.add(front.line_of("closes"), "A quiz closes after it has opened.")
    shown = {part: REVIEWS[front.choice(f"review_{part}", REVIEWS) or "at-once"] for part in REVIEWED}
    return QuizTerms(
        counts=COUNTS[front.choice("counts", COUNTS) or "highest"],
        wait_hours=front.number("wait_hours", most=30_000) or 0,
        time_limit_minutes=limit or None,
        time_limit_reason=reason,
        opens_at=opens,
        closes_at=closes,
        review_marks=shown["marks"],
        review_answers=shown["answers"],
        review_feedback=shown["feedback"],
        sections=_sections(front, reading),
    )


def _moment(front: Front, reading: Reading, key: str) -> datetime | None:
    value = front.text(key)
    if not value:
        return None
    try:
        local = datetime.strptime(value, MOMENT).replace(tzinfo=LONDON)
    except ValueError:
        reading.problems.add(front.line_of(key), f"“{key}” is a day and a time such as 2026-11-23 09:00.")
        return None
    return local.astimezone(UTC)


def _sections(front: Front, reading: Reading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for name, codes in front.named_lists("sections"):
        if len(name.value) > LONGEST_HEADING:
            reading.problems.add(name.line, f"A section’s heading has at most {LONGEST_HEADING} characters.")
        found.append((name.value, tuple(code.value for code in codes)))
    return tuple(found)


def check_sections(
    terms: QuizTerms, questions: Sequence[QuestionText], front: Front, reading: Reading
) -> None:
    """Say which sections name a question that the quiz does not have, or one that stands in another too."""
    known = {question.code for question in questions}
    seen: set[str] = set()
    for name, codes in terms.sections:
        for code in codes:
            if code not in known:
                words = f"The section “{name}” names “{code}”, which is no question of this quiz."
                reading.problems.add(front.line_of("sections"), words)
            elif code in seen:
                reading.problems.add(front.line_of("sections"), f"“{code}” stands in two sections.")
            seen.add(code)


def write_terms(writer: FrontWriter, terms: QuizTerms) -> None:
    """Write the keys that say something."""
    usual = QuizTerms()
    if terms.counts != usual.counts:
        writer.text("counts", terms.counts.replace("_", "-"))
    if terms.wait_hours:
        writer.number("wait_hours", terms.wait_hours)
    writer.number("time_limit", terms.time_limit_minutes)
    writer.optional_text("time_limit_reason", terms.time_limit_reason)
    for key, moment in (("opens", terms.opens_at), ("closes", terms.closes_at)):
        if moment is not None:
            writer.text(key, moment.astimezone(LONDON).strftime(MOMENT))
    for part in REVIEWED:
        shown = getattr(terms, f"review_{part}")
        if shown != ReviewTime.AT_ONCE:
            writer.text(f"review_{part}", shown.replace("_", "-"))
    writer.named_lists("sections", terms.sections)
