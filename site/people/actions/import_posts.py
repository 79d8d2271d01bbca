"""Importing posts: who works as what for whom, from a file that somebody keeps."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from people.actions.locks import hold_imports
from people.actions.progress import Progress, silent
from people.actions.write_posts import PostWriter
from people.models import Person
from people.queries.import_posts import known_for
from people.rules.post_places import place
from people.rules.post_plan import plan_posts
from people.rules.post_row import COLUMNS, read_post
from people.rules.report import ImportReport
from people.rules.rows import in_order, read_rows
from people.vocabulary import ImportKind


@transaction.atomic
def import_posts(
    content: bytes,
    *,
    file_name: str,
    by: Person | None,
    at: datetime,
    today: date,
    is_dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Bring the posts on record to what a file says; a refused file changes nothing.

    About 30 queries however many rows, besides the writing in batches.
    """
    hold_imports()
    report = ImportReport(ImportKind.POSTS, file_name, is_dry_run)
    rows, table = read_rows(content, COLUMNS, read_post)
    report.rows, report.notes = len(table.rows), table.notes
    known = known_for(rows, today)
    placed = [place(row, known) for row in rows]
    report.problems = in_order(table.problems, *(problems for _, problems in placed))
    if report.is_refused:
        return report
    plan = plan_posts([each for each, _ in placed], known)
    report.waiting, report.notes = tuple(plan.waiting), (*report.notes, *plan.notes)
    writer = PostWriter(plan.posts, known, by=by, at=at, today=today)
    report.counts = writer.counts
    if not is_dry_run:
        writer.write(progress)
    progress(report.rows, report.rows)
    return report
