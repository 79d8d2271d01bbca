"""Prints how the questions of a quiz do."""

from __future__ import annotations

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.queries.item_analysis import analysis_of, quiz_by_code
from assessments.rules.item_analysis.report import Report, report, report_as_json
from assessments.rules.item_analysis.table import (
    COLUMNS,
    HELD_BACK,
    OPTION_COLUMNS,
    option_rows,
    percent,
    question_rows,
)
from assessments.vocabulary import AnalysedAttempts
from foundations.sheets import as_csv

VOCABULARIES = """
what may be asked for:
  QUIZ        the code of a quiz, such as y1-01-check
  --attempts  first   each person's first attempt that was marked (as Moodle: later ones know the questions)
              all     every attempt that was marked; for a quiz that few have taken
  --format    table, json, csv
  --of        questions, answers: which of the two tables the csv holds

what is counted: marked attempts, those that the clock handed in included; a question without an answer counts as 0.
Nothing is said about fewer than 8 people; other counts are rounded to 5. --unsuppressed prints exact figures, which
must stay with the operator.

units: facility, shares and guess scores from 0 to 1; indices, weights, internal consistency and error ratio per cent;
means, deviations and the standard error in marks, of which each question has one. null: not defined.

exit status: 0 done; 1 refused because of the data (there is no such quiz, or nobody has taken it); 2 wrong usage.
"""


class Command(BaseCommand):
    help = (
        "Print how the questions of a quiz do: facility, discrimination, weights and the choice of answers."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = VOCABULARIES
        parser.add_argument("quiz", metavar="QUIZ", help="the code of a quiz")
        parser.add_argument(
            "--attempts", choices=AnalysedAttempts.values, default=AnalysedAttempts.FIRST.value
        )
        parser.add_argument("--format", choices=["table", "json", "csv"], default="table")
        parser.add_argument("--of", choices=["questions", "answers"], default="questions")
        parser.add_argument("--unsuppressed", action="store_true", help="exact figures, for operators only")

    def handle(self, *args: Any, **options: Any) -> None:
        quiz = quiz_by_code(options["quiz"])
        if quiz is None:
            raise CommandError(f"There is no quiz with the code “{options['quiz']}”.", returncode=1)
        attempts = AnalysedAttempts(options["attempts"])
        made = analysis_of(quiz, attempts).analysis
        if not made.quiz.attempts:
            raise CommandError(f"Nobody has handed in an attempt at “{quiz.title}” yet.", returncode=1)
        shown = report(made, unsuppressed=options["unsuppressed"])
        match options["format"]:
            case "json":
                which = {"code": quiz.code, "title": quiz.title, "of_attempts": attempts.value}
                self.stdout.write(json.dumps(which | report_as_json(shown), indent=2, ensure_ascii=False))
            case "csv":
                self.stdout.write(_csv(shown, options["of"]), ending="")
            case _:
                self._table(quiz.title, shown)

    def _table(self, title: str, shown: Report) -> None:
        figures = shown.figures
        self.stdout.write(f"{title}: {_said(shown.attempts)} attempts by {_said(shown.people)} people")
        if shown.is_suppressed:
            self.stdout.write("Fewer than 8 people: no figures are shown.")
            return
        self.stdout.write(
            f"mean {_said(figures.mean)}  median {_said(figures.median)}  deviation "
            f"{_said(figures.standard_deviation)}  of {_said(figures.highest_mark)}; internal consistency "
            f"{_said(figures.internal_consistency)}  error ratio {_said(figures.error_ratio)}  standard error "
            f"{_said(figures.standard_error)}  skewness {_said(figures.skewness)}  kurtosis {_said(figures.kurtosis)}"
        )
        self.stdout.write(f"{'':4}{'facility':>9}{'discr.':>8}{'effic.':>8}{'weight':>8}  question")
        for line in shown.questions:
            own = line.figures
            self.stdout.write(
                f"{'!' * line.urgency:4}{_said(percent(own.facility)):>9}{_said(own.discrimination_index):>8}"
                f"{_said(own.discriminative_efficiency):>8}{_said(own.effective_weight):>8}  {line.code}: {line.words}"
            )
            for option in line.options:
                count = HELD_BACK if option.count is None else str(option.count)
                mark = "=" if option.is_right else "~"
                self.stdout.write(f"{'':14}{count:>7}  {mark} {option.text}  {option.flag_words}".rstrip())
            for advice in line.advice:
                self.stdout.write(f"{'':14}{advice.sentence}")


def _csv(shown: Report, what: str) -> str:
    content = (
        as_csv(COLUMNS, question_rows(shown))
        if what == "questions"
        else as_csv(OPTION_COLUMNS, option_rows(shown))
    )
    return content.decode("utf-8-sig")


def _said(number: float | None) -> str:
    """Say a number for reading; the exact ones are in the JSON."""
    if number is None:
        return "-"
    return str(number) if isinstance(number, int) else f"{number:.4g}"
