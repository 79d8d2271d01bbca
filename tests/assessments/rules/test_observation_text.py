"""Every observation that is shipped reads, and is written as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.actions.observation_file import OBSERVATION
from assessments.rules.observation_text import ObservationDocument
from courses.rules.body.prose import Reading
from courses.rules.front_matter import read_front
from courses.rules.problem import Problems
from tests.house.plan import ROOT

SHIPPED = sorted((ROOT / "courses" / "curriculum").rglob("*.observation.md"))
GOOD = """---
id: s-1-observe
title: Observed
minutes: 30
kind: sign-off
---

Somebody looks.

## Criteria

### Listens

- Not yet: Talks.
- Seen: Listens.
"""


def read(text: str) -> tuple[ObservationDocument, list[tuple[int, str]]]:
    problems = Problems("one.observation.md")
    draft = OBSERVATION.read(read_front(text, problems), Reading(problems))
    assert isinstance(draft.document, ObservationDocument)
    return draft.document, [(problem.line, problem.sentence) for problem in problems.found]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_observation_is_written_as_it_was_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    document, problems = read(text)

    assert problems == []
    assert OBSERVATION.write(document) == text


def test_what_is_wrong_is_said_with_its_line() -> None:
    _, problems = read(GOOD.replace("- Seen: Listens.", "Listens.") + "\n## More\n")

    assert [line for line, _ in problems] == [15, 17, 12]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("## Criteria", "## Other"), "needs “## Criteria”"),
        (("kind: sign-off", "kind: chat"), "“kind” is one of"),
        (("kind: sign-off\n", ""), "“kind” is missing"),
        (("- Seen: Listens.\n", ""), "needs “- Seen: …”"),
        (("- Seen: Listens.", "- Seen: A.\n- Seen: B."), "given twice"),
        (
            ("### Listens", "### Listens\n\n- Not yet: A.\n- Seen: B.\n\n### Listens"),
            "Two criteria are called",
        ),
    ],
)
def test_a_file_that_is_not_an_observation_is_refused(change: tuple[str, str], words: str) -> None:
    _, problems = read(GOOD.replace(*change))

    assert any(words in said for _, said in problems), problems


def test_a_line_that_goes_on_below_is_one_line() -> None:
    document, problems = read(GOOD.replace("- Seen: Listens.", "- Seen: Listens,\n  and waits."))

    assert problems == []
    assert document.criteria[0].seen == "Listens, and waits."
