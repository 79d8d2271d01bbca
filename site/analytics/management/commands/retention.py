"""Prints how long link workers stay, as at a day."""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from analytics.queries.retention import Retention, retention
from analytics.rules.retention import FIGURES, GroupRetention
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy
from foundations.sheets import neutral

VOCABULARIES = """
what may be asked for:
  --by      region         where the post is worked, as at the date; NHS regions by name
            icb            the same; integrated care boards by name
            employer_kind  practice, pcn, trust, vcse, council, other
            employer       employers by name
            cohort         the cohort the person joined latest
            What is missing goes to "Not recorded". Without --by there is one group, "All".
  --unit    post           one person's post with one employer (the employer's question)
            role           one person's link worker posts joined across gaps of up to 31 days
  --format  table, json, csv

what is counted: roles link_worker, senior_link_worker and cyp_link_worker. Numbers are for publication: counts to 5,
proportions to 0.01, nothing of groups of under 8 people. --unsuppressed prints exact figures, which must stay with
the operator.

exit status: 0 done; 1 refused because of the data; 2 wrong usage.
"""
STEP = ("months", "at_risk", "left", "survival", "ci_low", "ci_high")


def iso_date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-03-31.")
    return day


class Command(BaseCommand):
    help = "Print how long link workers stay, as at a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = VOCABULARIES
        parser.add_argument("--as-at", type=iso_date, required=True, metavar="DATE", help="as 2026-03-31")
        parser.add_argument("--by", choices=RetentionBy.values, help="break down by one thing")
        parser.add_argument("--unit", choices=[unit.value for unit in Unit], default="post")
        parser.add_argument("--format", choices=["table", "json", "csv"], default="table")
        parser.add_argument("--unsuppressed", action="store_true", help="exact figures, for operators only")

    def handle(self, *args: Any, **options: Any) -> None:
        answer = retention(
            as_at=options["as_at"],
            by=RetentionBy(options["by"]) if options["by"] else None,
            unit=Unit(options["unit"]),
            unsuppressed=options["unsuppressed"],
        )
        write = {"table": self._table, "json": self._json, "csv": self._csv}[options["format"]]
        write(answer)

    def _json(self, answer: Retention) -> None:
        self.stdout.write(json.dumps(answer.as_json(), indent=2, ensure_ascii=False))

    def _csv(self, answer: Retention) -> None:
        """Write a row for each group and step; a group without steps has one row."""
        rows = csv.writer(self.stdout, lineterminator="\n")
        rows.writerow(["as_at", "unit", *FIGURES, *STEP])
        for group in answer.groups:
            figures = [neutral(getattr(group, figure)) for figure in FIGURES]
            for step in group.steps or (None,):
                at_step = [getattr(step, column) for column in STEP] if step else [None] * len(STEP)
                rows.writerow([answer.as_at.isoformat(), answer.unit.value, *figures, *at_step])

    def _table(self, answer: Retention) -> None:
        unit = "posts" if answer.unit is Unit.POST else "role spells"
        self.stdout.write(f"Retention as at {answer.as_at:%d %B %Y}, in {unit}")
        for group in answer.groups:
            for line in _lines(group):
                self.stdout.write(line)


def _lines(group: GroupRetention) -> Iterator[str]:
    """Say a group in words and a small table."""
    yield ""
    yield group.name
    if group.suppressed:
        yield "  fewer than 8 people: no numbers are shown"
        return
    yield f"  posts or spells {_said(group.posts)}, people {_said(group.people)}"
    yield f"  still in the role after 12 months (M1)  {_said(group.stability_12m)}"
    yield f"  still with the employer (M2)            {_said(group.employer_stability_12m)}"
    yield f"  leaver rate over 12 months (M3)         {_said(group.leaver_rate_12m)}"
    yield f"  the same by full-time equivalent        {_said(group.leaver_rate_12m_fte)}"
    yield f"  half have left after months (M4)        {_said(group.median_months)}"
    yield f"  confirmed in the last 90 days (M9)      {_said(group.confirmed_90d)}"
    if group.steps:
        yield "  months  at risk   left  survival  95 % limits"
    for step in group.steps:
        limits = f"{_said(step.ci_low)} to {_said(step.ci_high)}"
        yield f"  {_said(step.months):>6}  {_said(step.at_risk):>7}  {_said(step.left):>5}  {_said(step.survival):>8}  {limits}"


def _said(number: float | None) -> str:
    """Say a number for reading; the exact ones are in the JSON."""
    if number is None:
        return "-"
    return str(number) if isinstance(number, int) else f"{number:.4g}"
