"""By which version an answer is marked: the one that was asked, or a corrected one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assessments.models import QuestionVersion
from assessments.rules.mark import Mark
from assessments.rules.question_type import QUESTION_KINDS
from assessments.rules.re_marking import carried_over


def mark_by(asked: QuestionVersion, key: QuestionVersion, response: Mapping[str, Any]) -> Mark:
    """Return the mark of an answer to one version by another."""
    if asked.pk != key.pk:
        response = carried_over(asked.type, asked.content, key.content, response)
    return QUESTION_KINDS[key.type].mark(key.content, response)
