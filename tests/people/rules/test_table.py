from __future__ import annotations

import pytest

from people.rules.table import Columns, read_table

COLUMNS = Columns(("a", "b"), ("c",))


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"a,b\n1,2\n", [(2, "1", "2")]),
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n", [(2, "1", "2")]),
        (b"B , A\n2,1", [(2, "1", "2")]),
        (b"a,b\n\n1,2\n,\n   \n3,4", [(3, "1", "2"), (6, "3", "4")]),
        (b'a,b\n"x\r\ny",2\n3,4', [(2, "x\r\ny", "2"), (4, "3", "4")]),
        (b"a,b\n 1 ,\t2\n", [(2, "1", "2")]),
        (b"a,b\n1,2,,\n", [(2, "1", "2")]),
        ('a,b\nNaïve,"O""Hara"\n'.encode(), [(2, "Naïve", 'O"Hara')]),
    ],
)
def test_a_table_is_read_with_the_lines_on_which_rows_begin(
    content: bytes, rows: list[tuple[int, str, str]]
) -> None:
    table = read_table(content, COLUMNS)

    assert [(row.line, row.values["a"], row.values["b"]) for row in table.rows] == rows
    assert table.problems == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file: The file is empty."),
        (b"\xef\xbb\xbf \r\n", "the file: The file is empty."),
        (b"a,b\n", "the file: The file has a heading and no rows."),
        (b"a,b\n1,\x002\n", "line 2: The file holds NUL bytes"),
        (b"a,b\n1,caf\xe9\n", "line 2: This is not UTF-8."),
        ("a,b\n1,2".encode("utf-16"), "line 1: The file holds NUL bytes"),
        (b"a\n1\n", "line 1, b: The file lacks this column."),
        (b"a;b\n1;2\n", "line 1, a: The file lacks this column. The columns must be separated by commas."),
        (b"a,b,A\n1,2,3", "line 1, a: This column stands twice in the heading."),
        (b"a,b\n1\n", "line 2: The heading has 2 columns, and the row has 1."),
        (b"a,b\n1,2,3\n", "line 2: The heading has 2 columns, and the row has 3."),
        (b'a,b\n1,2\n3,"4\n5,6\n', "line 3: From here the file cannot be read as CSV"),
    ],
)
def test_what_cannot_be_read_is_refused_and_says_where(content: bytes, problem: str) -> None:
    assert str(read_table(content, COLUMNS).problems[0]).startswith(problem)


def test_columns_that_nobody_asked_for_are_named() -> None:
    assert read_table(b"a,b,c,notes\n1,2,3,4", COLUMNS).ignored_columns == ("notes",)
