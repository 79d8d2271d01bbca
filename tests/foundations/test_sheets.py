import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from foundations.sheets import FORMULA_STARTS, as_csv, as_xlsx, neutral


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_starts_like_a_formula_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


@given(st.text())
def test_no_text_cell_ever_starts_like_a_formula(text: str) -> None:
    assert not str(neutral(text)).startswith(FORMULA_STARTS)


def test_a_negative_number_stays_a_number() -> None:
    assert neutral(-3) == -3


def test_csv_keeps_accents_commas_and_days() -> None:
    rows = list(
        csv.reader(io.StringIO(as_csv(["Name", "Due"], [["Zoë, A", date(2026, 11, 24)]]).decode("utf-8-sig")))
    )

    assert rows == [["Name", "Due"], ["Zoë, A", "2026-11-24"]]


def test_xlsx_cells_are_typed_and_safe() -> None:
    book = as_xlsx(["Name", "Done", "Due"], [["=cmd()", 3, date(2026, 11, 24)]], title="Cohort")

    name, done, due = next(load_workbook(io.BytesIO(book)).active.iter_rows(min_row=2))

    assert (name.value, name.data_type) == ("'=cmd()", "s")
    assert done.value == 3
    assert due.value.date() == date(2026, 11, 24)
