"""Somebody's own private notes, for themselves and nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from courses.models import CurriculumPage, ReflectionNote


@dataclass(frozen=True)
class ReflectionBox:
    """What a learner wrote at a prompt, when, and where it is saved."""

    save_url: str
    text: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True)
class Reflections:
    """All of a learner's notes in one step."""

    step: UUID
    notes: Mapping[str, ReflectionNote]

    def box(self, prompt_code: str) -> ReflectionBox:
        url = reverse("courses:save_reflection", args=[self.step, prompt_code])
        note = self.notes.get(prompt_code)
        return ReflectionBox(url, note.text, note.saved_at) if note else ReflectionBox(url)


def reflections_of(person_id: int, step: UUID, activity_id: int) -> Reflections:
    """Return what somebody wrote in a step; one query."""
    rows = ReflectionNote.objects.filter(person_id=person_id, activity_id=activity_id)
    return Reflections(step, {note.prompt_code: note for note in rows})


def prompts_of(page: CurriculumPage) -> dict[str, str]:
    """Return the prompts of a page by their ids; no query."""
    return {
        str(value["reflection_id"]): str(value.get("prompt", ""))
        for value in _reflections(page.body.raw_data)
    }


def _reflections(value: Any) -> Iterator[Mapping[str, Any]]:
    """Walk the bare values of a body, prompts within other blocks included."""
    if isinstance(value, Mapping):
        if "reflection_id" in value:
            yield value
        for part in value.values():
            yield from _reflections(part)
    elif not isinstance(value, str | bytes) and hasattr(value, "__iter__"):
        for part in value:
            yield from _reflections(part)
