"""What an author goes through before publishing: some of it stops a publication, the rest advises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CheckItem:
    """One line of the checklist."""

    label: str
    is_met: bool
    is_blocking: bool = False
    detail: str = ""


def module_checklist(
    *,
    outcomes: int,
    competencies: int,
    minutes: int | None,
    sources: int,
    summary: str,
    awaits_review: bool,
    publishes_unreviewed: bool,
) -> tuple[CheckItem, ...]:
    """Return what a module still needs."""
    review = "It names safeguarding, clinical, legal or money content that a practitioner has to read."
    return (
        CheckItem("Says why it matters", bool(summary.strip())),
        CheckItem("Has outcomes", outcomes > 0, is_blocking=True),
        CheckItem("Names the competencies that it grows", competencies > 0, is_blocking=True),
        CheckItem("Says how long it takes", bool(minutes), is_blocking=True),
        CheckItem("Names its sources", sources > 0),
        CheckItem(
            "Is reviewed where that is needed",
            not awaits_review,
            not publishes_unreviewed,
            review if awaits_review else "",
        ),
    )


def step_checklist(*, minutes: int | None, blocks: Iterable[Mapping[str, Any]]) -> tuple[CheckItem, ...]:
    """Return what a lesson still needs."""
    found = list(blocks)
    pictures = [block["value"] for block in found if block["type"] in {"image", "diagram"}]
    films = [block["value"] for block in found if block["type"] == "video"]
    sounds = [block["value"] for block in found if block["type"] == "audio"]
    kinds = {block["type"] for block in found}
    return (
        CheckItem("Says how long it takes", bool(minutes)),
        CheckItem("Has something to read", bool(found), is_blocking=True),
        CheckItem("Every picture has a description", _all(pictures, "alt"), is_blocking=True),
        CheckItem("Every video has captions", _all(films, "captions", "captions_file"), is_blocking=True),
        CheckItem(
            "Every video and recording has a transcript",
            _all([*films, *sounds], "transcript", "transcript_file", "content"),
            is_blocking=True,
        ),
        CheckItem("Tells a case story", "case" in kinds),
        CheckItem("Asks for a reflection", "reflection" in kinds),
        CheckItem("Has a quick self-check", "self_check" in kinds),
    )


def _all(values: Sequence[Mapping[str, Any]], *keys: str) -> bool:
    """Return whether each has at least one of these."""
    return all(any(value.get(key) for key in keys) for value in values)


def what_stops(items: Iterable[CheckItem]) -> list[str]:
    """Return the lines that stop a publication."""
    return [item.label for item in items if item.is_blocking and not item.is_met]
