"""Changing many questions at once: what files them, never what they ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from assessments.models import Question
from assessments.rules.category import tidy
from assessments.vocabulary import BulkChange


@transaction.atomic
def change_many(*, questions: Collection[int], change: BulkChange, value: str, at: datetime) -> int:
    """Make one change to these questions, and return how many it changed."""
    changed = 0
    for question in Question.objects.select_for_update(of=("self",)).filter(pk__in=questions).order_by("pk"):
        before = (question.category, list(question.tags), question.retired_at)
        _change(question, change, value, at)
        if before != (question.category, list(question.tags), question.retired_at):
            question.save(update_fields=["category", "tags", "retired_at"])
            changed += 1
    return changed


def _change(question: Question, change: BulkChange, value: str, at: datetime) -> None:
    tag = " ".join(value.split())[:60]
    match change:
        case BulkChange.CATEGORY:
            question.category = tidy(value)[:200]
        case BulkChange.ADD_TAG if tag and tag not in question.tags:
            question.tags = [*question.tags, tag]
        case BulkChange.REMOVE_TAG:
            question.tags = [each for each in question.tags if each != tag]
        case BulkChange.RETIRE:
            question.retired_at = question.retired_at or at
        case BulkChange.BRING_BACK:
            question.retired_at = None
