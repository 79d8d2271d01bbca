"""What an author still has to do before publishing."""

from __future__ import annotations

import pytest

from courses.rules.checklist import module_checklist, step_checklist, what_stops

READY = {
    "outcomes": 2,
    "competencies": 1,
    "minutes": 60,
    "sources": 1,
    "summary": "Why.",
    "awaits_review": False,
    "publishes_unreviewed": False,
}


@pytest.mark.parametrize(
    ("change", "stops"),
    [
        ({}, []),
        ({"outcomes": 0}, ["Has outcomes"]),
        ({"competencies": 0}, ["Names the competencies that it grows"]),
        ({"minutes": None}, ["Says how long it takes"]),
        ({"sources": 0}, []),
        ({"awaits_review": True}, ["Is reviewed where that is needed"]),
        ({"awaits_review": True, "publishes_unreviewed": True}, []),
    ],
)
def test_a_module_waits_for_what_it_must_have(change: dict, stops: list[str]) -> None:
    assert what_stops(module_checklist(**{**READY, **change})) == stops


@pytest.mark.parametrize(
    ("block", "stops"),
    [
        ({"type": "text", "value": "Words."}, []),
        ({"type": "image", "value": {"image": 1, "alt": ""}}, ["Every picture has a description"]),
        (
            {"type": "video", "value": {"address": "https://example.org"}},
            ["Every video has captions", "Every video and recording has a transcript"],
        ),
        ({"type": "audio", "value": {"document": 1, "transcript": "Said."}}, []),
    ],
)
def test_a_lesson_waits_for_descriptions_captions_and_transcripts(block: dict, stops: list[str]) -> None:
    assert what_stops(step_checklist(minutes=10, blocks=[block])) == stops
