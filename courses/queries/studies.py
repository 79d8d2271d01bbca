"""What can be studied to grow a competency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from courses.queries.outline import current_outline


@dataclass(frozen=True, slots=True)
class Study:
    """A published module that grows a competency to a level."""

    title: str
    url: str
    level: int
    minutes: int
    uuid: UUID


def modules_that_teach(competency_code: str) -> Iterator[Study]:
    """Return each published module that names the competency, once, in the order of the programmes."""
    outline = current_outline()
    seen: set[int] = set()
    for programme in outline.programmes:
        pathways = (module for pathway in programme.pathways for module in pathway.modules)
        for module in (*programme.all_modules, *pathways):
            level = dict(module.competencies).get(competency_code)
            if level is None or module.url is None or module.activity_id in seen:
                continue
            seen.add(module.activity_id)
            yield Study(module.title, module.url, level, module.minutes, module.uuid)
