"""What somebody sees of their result, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from assessments.rules.mark import LinkedMark, Mark, OptionMark
from assessments.vocabulary import ReviewTime


@dataclass(frozen=True, slots=True)
class Review:
    """Whether the marks of single questions, the right answers, and what is said about them are shown."""

    marks: bool = True
    answers: bool = True
    feedback: bool = True


def review_of(
    options: Mapping[str, str], *, is_done: bool, closes_at: datetime | None, at: datetime
) -> Review:
    """Return what is shown now. ``is_done``: passed, or no attempt is left. A quiz that never closes hides until then.

    Right answers are never shown without the marks that they explain.
    """
    now = {
        ReviewTime.AT_ONCE: True,
        ReviewTime.WHEN_DONE: is_done,
        ReviewTime.AFTER_CLOSING: closes_at is not None and at >= closes_at,
        ReviewTime.NEVER: False,
    }
    marks, answers, feedback = (
        now[ReviewTime(options.get(part, ReviewTime.AT_ONCE))] for part in ("marks", "answers", "feedback")
    )
    return Review(marks, answers and marks, feedback)


def reviewed(mark: Mark, review: Review) -> Mark:
    """Return a mark without what is not to be seen yet."""
    options = tuple(
        _reviewed(option, review) for option in mark.options if option.was_chosen or review.answers
    )
    linked = tuple(
        LinkedMark(each.stem, each.feedback if review.feedback else "", reviewed(each.mark, review))
        for each in mark.linked
    )
    return replace(mark, options=options, linked=linked)


def _reviewed(option: OptionMark, review: Review) -> OptionMark:
    return replace(
        option,
        feedback=option.feedback if review.feedback else "",
        wanted=option.wanted if review.answers else "",
    )
