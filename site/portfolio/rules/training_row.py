"""Reading and checking the rows of a file of outside training."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from people.rules.cell import Cells
from people.rules.table import Columns, Problem, RawRow
from portfolio.rules.training import usual_expiry, vocabulary
from portfolio.rules.training_record import may_record

COLUMNS: Final = Columns(("email", "code", "title", "provider", "done_on"), ("tier", "expires_on", "minutes"))
_COLUMN: Final = {
    "still_to_come": "done_on",
    "over_before": "expires_on",
    "no_tier": "tier",
    "unknown_tier": "tier",
}
_CODES: Final = "\n".join(
    f"  {training.code:<26} {training.title}{' (tier: ' + ', '.join(training.tiers) + ')' if training.tiers else ''}"
    for training in vocabulary().values()
)
LONGEST_MINUTES: Final = 24_000

TRAINING_FILE: Final = f"""columns:
  email,code,title,provider,done_on  and, if you like, tier,expires_on,minutes

  email        an address of somebody on record
  code         the training that modules ask for; may be empty for anything else:
{_CODES}
  title        what it was called; may be empty where there is a code
  expires_on   the last day on which it counts; may be empty: then as is usual for the code

Days are written as in 2026-11-24. What is imported counts as accepted: whoever imports it vouches for it.
The file is CSV in UTF-8, with or without a byte order mark. A bad row refuses the whole file. The same file twice changes
nothing; a row with another provider, last day or length brings that up to date; what a file does not list stays as it is."""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    line: int
    email: str
    code: str
    level: str
    title: str
    provider: str
    done_on: date
    expires_on: date | None
    minutes: int

    @property
    def key(self) -> tuple[str, str, str, date]:
        """What makes two rows of one person the same record."""
        return self.code, self.level, self.title.upper(), self.done_on


def read_training(raw: RawRow, today: date) -> tuple[TrainingRow, list[Problem]]:
    cells = Cells(raw)
    email = cells.address("email")
    code = cells.word("code", list(vocabulary()))
    known = vocabulary().get(code)
    title = cells.text("title", longest=200, required=known is None) or (known.title if known else "")
    provider = cells.text("provider", longest=200, required=True)
    done_on, expires_on = cells.day("done_on", required=True), cells.day("expires_on")
    tiers = {tier.lower(): tier for tier in known.tiers} if known else {}
    level = tiers.get(cells.text("tier", longest=20).lower(), cells.text("tier", longest=20))
    minutes = _minutes(cells)
    if done_on is not None and (known is not None or not code):
        verdict = may_record(code=code, level=level, done_on=done_on, expires_on=expires_on, today=today)
        for refusal in verdict.refusals:
            cells.wrong(_COLUMN.get(refusal.code, "code"), refusal.sentence)
    day = done_on or today
    expires_on = expires_on or usual_expiry(code, day)
    row = TrainingRow(raw.line, email, code, level, title, provider, day, expires_on, minutes)
    return row, cells.problems


def _minutes(cells: Cells) -> int:
    value = cells.raw("minutes")
    if not value:
        return 0
    if not (value.isascii() and value.isdecimal()) or int(value) > LONGEST_MINUTES:
        cells.wrong("minutes", f"This is not a whole number of minutes from 0 to {LONGEST_MINUTES}.")
        return 0
    return int(value)
