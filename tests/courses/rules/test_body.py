"""A body's parts: read, written, and kept in a page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.body.options import Option, read_option, write_option
from courses.rules.body.part import Part
from courses.rules.body.prose import Reading
from courses.rules.body.reading import read_body
from courses.rules.body.stream import from_stream, to_stream
from courses.rules.body.writing import write_body
from courses.rules.front_writing import scalar
from courses.rules.markdown.pasting import read_pasted
from courses.rules.problem import Problems

EVERYTHING = """Words with **weight** and [[a term]].[^1]

| a | b |
| --- | --- |
| x \\| y | *z* |

Term
: Meaning

::: key-point
- One
- Two
:::

::: case
title: Maureen's Tuesday: a story
Maureen, 72, …

| a |
| --- |
| b |
:::

::: reflect
id: y1-01-r1
prompt: When did somebody last ask?
:::

::: self-check
? Which?
= This | Yes: *this*.
~50% That, or | partly
~ Other
:::

::: quote
source: A report, 2024
Words.
:::

::: accordion
### First

Text.

### Second

- a
- b
:::

::: image
file: media/a.png
alt: A tree
caption: Oak
:::

::: video
address: https://example.org/film
title: A film
captions: on the film
What is said in it.
:::

::: download
file: media/a.pdf
title: The form
:::

[^1]: A note."""


class Files:
    """Media under made-up numbers."""

    def image(self, path: str) -> int | None:
        return {"media/a.png": 1}.get(path)

    def document(self, path: str) -> int | None:
        return {"media/a.pdf": 2}.get(path)

    def image_path(self, pk: int | None) -> str:
        return "media/a.png" if pk else ""

    def document_path(self, pk: int | None) -> str:
        return "media/a.pdf" if pk else ""


def read(text: str) -> tuple[list[Part], list[str]]:
    problems = Problems("lesson.md")
    return read_body(text, 1, Reading(problems)), [str(problem) for problem in problems.found]


def test_every_block_comes_back_byte_for_byte_through_a_page() -> None:
    parts, problems = read(EVERYTHING)

    kept = from_stream(to_stream(parts, Files(), "y1-01-x"), Files())

    assert problems == []
    assert write_body(kept) == EVERYTHING


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:=~?|#-*>\n `[]()", max_size=150))
def test_whatever_a_body_holds_its_written_form_is_settled(text: str) -> None:
    parts, problems = read(text)
    once = write_body(parts)

    again, more = read(once)

    if not problems:
        assert more == []
        assert write_body(again) == once


@given(st.text(alphabet="ab|\\ *", max_size=10).map(str.strip), st.sampled_from([0, 50, 100]))
def test_an_answer_reads_as_it_was_written(text: str, share: int) -> None:
    option = Option(text, share, "because")

    assert read_option(write_option(option)) == option or "\\" in text


@given(st.text(min_size=1, max_size=30))
def test_a_value_of_the_front_matter_reads_as_it_was_written(value: str) -> None:
    import yaml

    if any(ord(sign) < 32 or 0x7F <= ord(sign) <= 0x9F or 0xD800 <= ord(sign) <= 0xDFFF for sign in value):
        return
    assert yaml.safe_load(f"key: {scalar(value)}") == {"key": value}


@pytest.mark.parametrize(
    ("pasted", "pieces"),
    [
        ("<h1>A</h1><p>b <b>c</b></p>", [("text", "## A\n\nb **c**")]),
        (
            "<p>x</p><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
            [("text", "x"), ("table", {"head": ["a", "b"], "rows": [["1", "2"]]})],
        ),
        (
            "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>·  </span>One</p>"
            "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>·  </span>Two</p>",
            [("text", "- One\n- Two")],
        ),
        ("<script>alert(1)</script><p onclick='x'>safe</p>", [("text", "safe")]),
    ],
)
def test_what_is_pasted_keeps_headings_lists_and_tables(pasted: str, pieces: list[Any]) -> None:
    assert read_pasted(pasted) == pieces
