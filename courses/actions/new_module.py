"""Lay out a new module, as drafts with a structure to fill."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify

from courses.models import LessonPage, ModulePage
from courses.vocabulary import Completion

LESSON_MINUTES = 20


@transaction.atomic
def begin_module(*, parent: Any, title: str, lessons: int, by: Any) -> ModulePage:
    """Make a draft module with draft lessons below it."""
    module = ModulePage(title=title, slug=_free_slug(parent, title), live=False, owner=by)
    parent.add_child(instance=module)
    for number in range(1, lessons + 1):
        lesson: Any = LessonPage(
            title=f"Lesson {number}",
            slug=f"lesson-{number}",
            live=False,
            owner=by,
            minutes=LESSON_MINUTES,
            completion=Completion.BUTTON,
        )
        module.add_child(instance=lesson)
        lesson.body = json.dumps(_skeleton(lesson.code))
        lesson.save_revision(user=by, clean=False)
    module.save_revision(user=by, clean=False)
    return module


def _free_slug(parent: Any, title: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    slug = wished = slugify(title)[:100] or "module"
    number = 2
    while slug in taken:
        slug, number = f"{wished}-{number}", number + 1
    return slug


def _skeleton(code: str) -> list[dict[str, Any]]:
    """Return the blocks that most good lessons have, each saying what goes there."""
    parts: list[tuple[str, Any]] = [
        (
            "case",
            {
                "title": "A story from practice",
                "content": [_text("Somebody, a place, a moment. What happened?")],
            },
        ),
        ("text", "What the story shows, and what one needs to know."),
        ("text", "## A heading\n\nOne idea to a heading."),
        ("self_check", _question()),
        ("reflection", {"reflection_id": f"{code}-r1", "prompt": "When did you last meet this?"}),
        ("key_point", {"content": [_text("What to take away, in a sentence.")]}),
    ]
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in parts]


def _text(words: str) -> dict[str, Any]:
    return {"type": "text", "value": words, "id": str(uuid4())}


def _question() -> dict[str, Any]:
    answers = [("The right answer", True, "Yes, because…"), ("Another answer", False, "Not quite, because…")]
    options = [
        {"text": text, "is_right": is_right, "share": 0, "feedback": feedback}
        for text, is_right, feedback in answers
    ]
    return {"questions": [{"question": "A question to oneself?", "options": options}]}
