"""Reading one row's values: each reader gives the value, or notes what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from people.rules.table import Problem, RawRow, shown

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ADDRESS = re.compile(r"[^@\s,;<>()\"\\]+@[^@\s,;<>()\"\\.]+(\.[^@\s,;<>()\"\\.]+)+")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]*", re.ASCII)


def tidy(text: str) -> str:
    """Return a name in one spelling of its characters, with single spaces.

    >>> tidy("  Ann\\u00a0 Lee ")
    'Ann Lee'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def alike(text: str) -> str:
    """Return what two names share that differ only in case and spaces.

    >>> alike("ANN  lee") == alike("Ann Lee")
    True
    """
    return tidy(text).casefold()


@dataclass
class Cells:
    """The values of one row, and what was found wrong with them."""

    row: RawRow
    problems: list[Problem] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.row.line

    def raw(self, column: str) -> str:
        return self.row.values.get(column, "")

    def wrong(self, column: str, reason: str) -> None:
        self.problems.append(Problem(self.row.line, column, reason))

    def text(self, column: str, *, longest: int, required: bool = False) -> str:
        """Return a line of text with single spaces."""
        value = tidy(self.raw(column))
        if required and not value:
            self.wrong(column, "This is missing.")
        if len(value) > longest:
            self.wrong(column, f"{shown(value)} is longer than {longest} characters.")
        if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in value):
            self.wrong(column, f"{shown(value)} holds characters that cannot be seen.")
        return value

    def code(self, column: str, *, longest: int, required: bool = False) -> str:
        """Return a code; letters, digits and . _ : / - only."""
        value = self.text(column, longest=longest, required=required)
        if value and not _CODE.fullmatch(value):
            self.wrong(column, f"{shown(value)} is not a code: letters, digits, and . _ : / - only.")
        return value

    def address(self, column: str) -> str:
        """Return an e-mail address in lower case."""
        value = self.raw(column).lower()
        if not value:
            self.wrong(column, "This is missing.")
        elif len(value) > 254 or not _ADDRESS.fullmatch(value):
            self.wrong(column, f"{shown(value)} is not an e-mail address.")
        return value

    def word(self, column: str, known: Collection[str], *, required: bool = False) -> str:
        """Return a word of a vocabulary, in lower case."""
        value = self.raw(column).lower()
        if not value and required:
            self.wrong(column, f"This is missing. It is one of: {', '.join(known)}.")
        elif value and value not in known:
            self.wrong(column, f"{shown(self.raw(column))} is not one of: {', '.join(known)}.")
        return value

    def day(self, column: str, *, required: bool = False) -> date | None:
        """Return a day written as in 2026-11-24."""
        value = self.raw(column)
        if not value:
            if required:
                self.wrong(column, "This is missing.")
            return None
        if not _ISO_DAY.fullmatch(value):
            self.wrong(column, f"{shown(value)} is not a day as in 2026-11-24.")
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.wrong(column, f"{shown(value)} is not a day in the calendar.")
            return None
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.wrong(column, f"{shown(value)} is not between {EARLIEST_YEAR} and {LATEST_YEAR}.")
            return None
        return day

    def fte(self, column: str) -> Decimal | None:
        """Return a full-time equivalent, over 0 and at most 1; None where the row says nothing."""
        value = self.raw(column)
        if not value:
            return None
        try:
            amount = Decimal(value) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", value, re.ASCII) else None
        except InvalidOperation:
            amount = None
        if amount is None:
            self.wrong(column, f"{shown(value)} is not a number such as 0.6.")
        elif not 0 < amount <= 1:
            self.wrong(column, f"{shown(value)} is not over 0 and at most 1.")
        elif amount != amount.quantize(Decimal("0.001")):
            self.wrong(column, f"{shown(value)} has more than three decimals.")
        else:
            return amount.quantize(Decimal("0.001"))
        return None

    def order_of_days(self, start: date | None, end: date | None) -> None:
        """Note a period that ends before, or on, the day it starts."""
        if start is not None and end is not None and end <= start:
            reason = f"{end} is the first day after it ended, so it must be later than started_on, {start}."
            self.wrong("ended_on", reason)
