"""What to study next for a competency, best fit first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """Something that grows a competency to a level."""

    title: str
    url: str
    level: int
    minutes: int
    is_done: bool = False


def best_fit_first(studies: Iterable[Study], *, level: int) -> list[Study]:
    """Order what can be studied for somebody who is at a level.

    First what leads one level on, then what leads further, then what goes over the same ground; what they have completed
    comes last. Among equals the shorter stands first.

    >>> found = [Study("Ground", "/a", 1, 60), Study("Far", "/b", 4, 10), Study("Next", "/c", 2, 90)]
    >>> [study.title for study in best_fit_first(found, level=1)]
    ['Next', 'Far', 'Ground']
    """

    def fit(study: Study) -> tuple[bool, bool, int, int, str]:
        steps = study.level - level
        return study.is_done, steps < 1, abs(steps - 1), study.minutes, study.title

    return sorted(studies, key=fit)
