"""Markdown comes back as it went, by every way that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules.body.part import is_rich
from courses.rules.markdown.html_reading import read_html
from courses.rules.markdown.html_writing import write_html
from courses.rules.markdown.parsing import parse
from courses.rules.markdown.rendering import Writing, render
from courses.rules.markdown.tree import Node, tidy
from courses.rules.markdown.writing import canonical, write

WORDS = st.text(alphabet="ab *_`[]()<>&!#+-.:|~\\\"'1é“;=/^", min_size=1, max_size=12)
TEXT = WORDS.map(lambda words: Node("text", text=words))


def inline(depth: int = 2) -> st.SearchStrategy[list[Node]]:
    leaves = st.one_of(
        TEXT,
        st.text(alphabet="ab` |", min_size=1, max_size=6)
        .filter(str.strip)
        .map(lambda words: Node("code_inline", text=words.strip())),
        st.just(Node("term", text="warm referral")),
        st.just(Node("footnote_ref", text="1")),
    )
    if depth == 0:
        return st.lists(leaves, min_size=1, max_size=3)
    nested = inline(depth - 1)
    wrapped = st.one_of(
        nested.map(lambda children: Node("em", children)),
        nested.map(lambda children: Node("strong", children)),
        st.lists(TEXT, min_size=1, max_size=1).map(
            lambda children: Node("link", children, value="https://example.org/a_b")
        ),
    )
    return st.lists(st.one_of(leaves, wrapped), min_size=1, max_size=4)


PARAGRAPH = inline().map(lambda children: Node("paragraph", children))
ITEM = PARAGRAPH.map(lambda paragraph: Node("item", [paragraph]))
BLOCK = st.one_of(
    PARAGRAPH,
    inline().map(lambda children: Node("heading", children, number=3)),
    st.lists(ITEM, min_size=1, max_size=3).map(lambda items: Node("bullet_list", items)),
    st.lists(ITEM, min_size=1, max_size=3).map(lambda items: Node("ordered_list", items, number=1)),
    PARAGRAPH.map(lambda paragraph: Node("quotation", [paragraph])),
)


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=200))
def test_the_canonical_form_says_the_same_and_is_its_own_canonical_form(text: str) -> None:
    once = canonical(text)

    assert parse(once) == parse(text)
    assert canonical(once) == once


@settings(max_examples=250, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=3))
def test_whatever_the_editor_holds_is_written_as_markdown_that_reads_the_same(blocks: list[Node]) -> None:
    tree = tidy(Node("root", blocks))
    read = read_html(write_html(tree))

    text = write(read)

    assert canonical(text) == text
    assert _words(parse(text)) == _words(read)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab *_-#1.\n[]>`", max_size=120))
def test_rich_text_goes_through_the_editors_html_unharmed(text: str) -> None:
    tree = parse(text)
    rich = [block for block in tree.children if is_rich(block)]
    once = Node("root", rich[:1])

    assert read_html(write_html(once)) == once


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_what_readers_get_holds_no_script_and_no_style(text: str) -> None:
    html = render(text + "<script>alert(1)</script> [x](javascript:alert(1))", Writing())

    assert "<script" not in html
    assert "javascript:" not in html.replace("(javascript:", "") or 'href="javascript' not in html
    assert "<style" not in html


@pytest.mark.parametrize(
    ("written", "canonical_form"),
    [
        ("* a\n* b", "- a\n- b"),
        ("Heading\n=======", "# Heading"),
        ("one\ntwo", "one two"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("__bold__ and _thin_", "**bold** and *thin*"),
        ("see [here][1]\n\n[1]: https://example.org", "see [here](https://example.org)"),
        ("| a | b |\n|:-:|---|\n|1|2|", "| a | b |\n| :-: | --- |\n| 1 | 2 |"),
        ("5 * 3 and snake_case", "5 * 3 and snake_case"),
        ("Word\n: Meaning", "Word\n: Meaning"),
    ],
)
def test_hand_written_forms_have_one_form(written: str, canonical_form: str) -> None:
    assert canonical(written) == canonical_form


def test_every_shipped_paragraph_is_in_its_one_form() -> None:
    shipped = Path(__file__).resolve().parents[3] / "courses" / "curriculum"
    for path in sorted(shipped.rglob("*.lesson.md")):
        for paragraph in path.read_text(encoding="utf-8").split("---\n", 2)[2].split("\n\n"):
            if (
                not paragraph.strip().startswith(":::")
                and ":::" not in paragraph
                and "\n" not in paragraph.strip()
            ):
                assert canonical(paragraph.strip()) == paragraph.strip(), path.name


def _words(tree: Node) -> str:
    return "".join(node.text for node in tree.walk()).replace(" ", "")
