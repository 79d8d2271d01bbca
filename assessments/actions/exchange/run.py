"""Imports of questions from a screen: upload, check, confirm, perform, report."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from assessments.models import QuestionImport

FILE_KEPT_FOR: Final = timedelta(days=30)
REPORT_KEPT_FOR: Final = timedelta(days=365)


def purge_question_imports(*, at: datetime) -> int:
    """Remove files after a month and reports after a year; return how many."""
    reports, _ = QuestionImport.objects.filter(uploaded_at__lt=at - REPORT_KEPT_FOR).delete()
    files = QuestionImport.objects.filter(uploaded_at__lt=at - FILE_KEPT_FOR, content__isnull=False)
    return reports + files.update(content=None)
