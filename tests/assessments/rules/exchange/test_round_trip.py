"""What is written is read back as it was; what a format cannot say is named, and stays as it was here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.rules.exchange.formats import FORMATS
from assessments.rules.exchange.found import QuestionToWrite
from assessments.rules.exchange.identity import is_same
from assessments.rules.exchange.keeping import kept_with
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText
from tests.assessments.rules.questions import QUESTIONS

EXACT = {"gift": {"numeric", "gap"}, "moodle-xml": {"numeric", "gap"}}
"""Of these the spelling alone may differ: “7 ± 0” and “7”."""
ODD = st.text(st.sampled_from("aé ~=#{}:\\n[]%*_&<>|'\"-.0\n"), min_size=1, max_size=30)


@pytest.mark.parametrize("format_", ["gift", "moodle-xml", "aiken"])
def test_a_question_that_is_written_and_read_is_the_question_it_was(format_: str) -> None:
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(QUESTIONS)
    def check(question: QuestionText) -> None:
        question = replace(question, stem=question.stem.strip())
        to_write = QuestionToWrite(question, "Safety / Adults", "A name: ~ {1}", "")
        written = FORMATS[format_].write([to_write])
        if not written.written:
            assert written.left[0].is_whole
            return

        (found,) = FORMATS[format_].read(written.text, lambda done, total: None).questions

        assert found.text is not None, found.reason
        assert is_same(kept_with(found, found.text, question, format_), question)
        if format_ != "aiken":
            assert (found.category, found.outside_id, found.name) == ("Safety / Adults", "q", "A name: ~ {1}")
            if not written.left and question.type not in EXACT[format_]:
                assert is_same(found.text, question)

    check()


@pytest.mark.parametrize("format_", ["gift", "moodle-xml"])
def test_signs_of_every_kind_come_back(format_: str) -> None:
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.lists(ODD, min_size=4, max_size=4))
    def check(texts: list[str]) -> None:
        stem, right, wrong, said = (text.strip() for text in texts)
        right, wrong, said = (" ".join(text.split()) for text in (right, wrong, said))
        if not stem or not right or not wrong or right == wrong:
            return
        content = content_of([Option(right, 100, said), Option(wrong, 0, "")])
        question = QuestionText("q", "single", stem, content, said)

        written = FORMATS[format_].write([QuestionToWrite(question, name="n")])
        (found,) = FORMATS[format_].read(written.text, lambda done, total: None).questions

        assert found.text is not None, found.reason
        assert is_same(found.text, question)

    check()
