"""Files that are broken, or that mean harm, are refused before they do any."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assessments.rules.exchange.decoding import decode
from assessments.rules.exchange.formats import read_questions
from assessments.rules.exchange.found import UnreadableFile
from assessments.rules.exchange.xml_reading import read_moodle_xml
from tests.assessments.rules.exchange.moodle import answer, found_in, question, quiz

BOMB = """<?xml version="1.0"?>
<!DOCTYPE quiz [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<quiz><question type="essay"><name><text>&c;</text></name></question></quiz>"""
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY x SYSTEM "file://{}">]>\n<quiz>&x;</quiz>'
TWO = answer("100", "a") + answer("0", "b")


def refusal(text: str) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as refused:
        read_moodle_xml(text)
    return refused.value


def test_entities_that_grow_are_refused_with_their_line() -> None:
    refused = refusal(BOMB)

    assert refused.line == 2
    assert "declares a document type" in refused.reason


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")

    refused = refusal(OUTSIDE.format(secret))

    assert "the secret" not in refused.reason
    assert refused.line == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<quiz>\n<question>\n</quiz>", 3, "not well-formed XML: mismatched tag"),
        ("<quiz>\n\n<a & b/></quiz>", 3, "not well-formed XML"),
        ("not XML", 1, "not well-formed XML"),
        ("<html>\n</html>", 1, "begins with <html>"),
        ("<quiz>" + "<a>\n" * 60 + "</a>" * 60 + "</quiz>", 40, "more than 40 deep"),
    ],
)
def test_xml_that_cannot_be_read_says_where(text: str, line: int, words: str) -> None:
    refused = refusal(text)

    assert refused.line == line
    assert words in refused.reason


def test_html_that_is_too_deep_or_too_long_refuses_its_question_alone_and_soon() -> None:
    deep, long = "<div>" * 5000 + "x", "<p>" + "word " * 20_000 + "</p>"
    began = time.perf_counter()

    found = found_in(*(question("multichoice", TWO, text) for text in (deep, long, "<p>Good</p>")))

    assert [bool(each.text) for each in found] == [False, False, True]
    assert "60 tags deep" in found[0].reason
    assert "longer than 50,000 characters" in found[1].reason
    assert time.perf_counter() - began < 5


def test_braces_and_signs_without_end_are_read_in_good_time() -> None:
    began = time.perf_counter()

    for text in (
        "{" * 20_000,
        "{~" * 20_000,
        "::" * 20_000,
        "=" * 20_000 + "{=a}",
        "<" * 20_000 + "{T}",
        "\\" * 40_001 + "{T}",
    ):
        read_questions(text.encode(), "gift")

    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfWhat?\r\nA. x\r\n", "What?\nA. x\n"),
        ("What? é\n".encode("utf-16"), "What? é\n"),
        ("What? é\n".encode("utf-16-le"), "What? é\n"),
        ("What? é\n".encode("utf-16-be"), "What? é\n"),
        ("What? é\n".encode("utf-32"), "What? é\n"),
        (b"one\rtwo\r", "one\ntwo\n"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><q>é</q>'.encode("latin-1"), '<?xml version="1.0" encoding="ISO-8859-1"?><q>é</q>'),
    ],
)  # fmt: skip
def test_files_of_every_encoding_are_read(content: bytes, text: str) -> None:
    decoded = decode(content)

    assert (decoded.text, decoded.notes) == (text, ())


def test_an_older_encoding_is_guessed_and_said() -> None:
    decoded = decode("“Café” – so?".encode("cp1252"))

    assert decoded.text == "“Café” – so?"
    assert "Windows-1252" in decoded.notes[0]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 0, "empty"),
        (b"\xef\xbb\xbf \n", 0, "empty"),
        (b"one\ntwo\nth\x00ree", 3, "NUL"),
        (b"\xef\xbb\xbfone\n\xff", 2, "UTF-8"),
        (b'<?xml version="1.0" encoding="klingon"?><quiz/>', 1, "“klingon”"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(content: bytes, line: int, words: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        decode(content)

    assert refused.value.line == line
    assert words in refused.value.reason


def test_an_old_file_of_moodle_is_read_whole() -> None:
    text = quiz(question("multichoice", TWO, "<p>“Café” – so?</p>")).replace("UTF-8", "windows-1252")

    read = read_questions(text.replace("\n", "\r\n").encode("cp1252"), "moodle-xml")

    (found,) = read.questions
    assert found.text is not None
    assert (found.text.stem, found.line, read.notes) == ("“Café” – so?", 3, ())
