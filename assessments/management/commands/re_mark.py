"""Marks a quiz's answers to a corrected question again."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from assessments.actions.re_marking import ReMarkRefused, approve, begin_re_marking, carry_out
from assessments.models import AttemptQuestion, Question, ReMarking
from assessments.queries.item_analysis import quiz_by_code
from assessments.queries.re_marking import totals_of, words_of
from assessments.vocabulary import MARKED_STATUSES
from courses.models import Activity
from foundations.clock import now
from people.models import Person

DETAILS = """
what it does:
  --dry-run   lists whose mark changes and what follows from it, and changes nothing
  --apply     makes the list, approves it in the name of --by, and applies it

A pass that has been given is never taken away, nor what was completed with it. The old result is kept. Everybody
whose mark changes is told, without the mark. What was interrupted goes on where it was.

exit status: 0 done; 1 refused because of the data (no such quiz or question, nothing to mark again, the answers have
changed too much, or the list holds the approver's own result); 2 wrong usage.
"""


class Command(BaseCommand):
    help = "Mark a quiz's answers to a corrected question again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = DETAILS
        parser.add_argument("quiz", metavar="QUIZ", help="the code of a quiz")
        parser.add_argument(
            "--question", required=True, metavar="CODE", help="the id of the corrected question"
        )
        parser.add_argument("--by", metavar="EMAIL", help="who approves; asked for with --apply")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--dry-run", action="store_true")
        what.add_argument("--apply", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["apply"] and not options["by"]:
            raise CommandError("--apply asks for --by: somebody approves.", returncode=2)
        quiz = quiz_by_code(options["quiz"])
        if quiz is None:
            raise CommandError(f"There is no quiz with the code “{options['quiz']}”.", returncode=1)
        question = _question(quiz, options["question"])
        by = _person(options["by"]) if options["by"] else None
        try:
            re_marking = begin_re_marking(quiz=quiz, question=question, by=by, at=now())
            self._carry_out(re_marking)
            self._say(re_marking)
            if options["apply"] and by is not None:
                self._carry_out(approve(re_marking=re_marking, by=by, at=now()))
                self.stdout.write(f"Applied to {totals_of(re_marking).applied} attempts.")
            else:
                self.stdout.write(
                    "Nothing was changed. The list waits in the admin to be approved or set aside."
                )
        except ReMarkRefused as refusal:
            raise CommandError(" ".join(refusal.verdict.sentences), returncode=1) from refusal

    def _carry_out(self, re_marking: ReMarking) -> None:
        with tqdm(total=re_marking.total, unit=" attempts", file=sys.stderr, delay=1, leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.update()

            carry_out(re_marking=re_marking, at=now(), progress=show)
        re_marking.refresh_from_db()

    def _say(self, re_marking: ReMarking) -> None:
        totals = totals_of(re_marking)
        self.stdout.write(
            f"{re_marking.total} attempts met the question before; {totals.changed} marks change, {totals.raised} of "
            f"them upwards. {totals.newly_passed} pass now. {totals.stands} passes stand that the new mark alone "
            "would not reach."
        )
        rows = re_marking.attempts.select_related("attempt__person").order_by("old_passed", "pk")
        for row in rows:
            follows = "; ".join(words_of(row.consequences))
            passing = " passes now" if row.new_passed and not row.old_passed else ""
            kept = " keeps the pass" if row.old_passed and not row.reaches_pass_mark else ""
            self.stdout.write(
                f"  {row.attempt.person.email}, attempt {row.attempt.number}: {row.old_score} to {row.new_score}"
                f"{passing}{kept}{'; ' + follows if follows else ''}"
            )


def _question(quiz: Activity, code: str) -> Question:
    """Return the question with an id among those that a quiz has asked.

    :raises CommandError: where there is none, or more than one.
    """
    asked = AttemptQuestion.objects.filter(attempt__quiz=quiz, attempt__status__in=MARKED_STATUSES)
    rows = Question.objects.filter(code=code, pk__in=asked.values("version__question_id"))
    found = list(rows.select_related("current")[:2])
    if not found:
        raise CommandError(f"No attempt at “{quiz.title}” met a question with the id “{code}”.", returncode=1)
    if len(found) > 1:
        raise CommandError(f"Several banks have a question with the id “{code}”.", returncode=1)
    return found[0]


def _person(email: str) -> Person:
    person: Person | None = Person.objects.filter(email=email.lower(), is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody active has the address {email}.", returncode=1)
    if not person.has_perm("assessments.add_remarking"):
        raise CommandError(f"{email} may not approve a re-marking.", returncode=1)
    return person
