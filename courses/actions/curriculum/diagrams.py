"""The diagrams that a curriculum's lessons name and that can be drawn: which there are, and the drawing of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from courses.actions.curriculum.folder import Folder, read_folder
from courses.rules.curriculum.layout import Role
from courses.rules.illustration.diagrams import around_you, four_groups, six_parts
from courses.rules.illustration.wheel import Domain, competency_wheel

DIAGRAMS = "media/diagrams"
DOMAIN = re.compile(r"^## ([A-Z]) (.+)$")
COMPETENCY = re.compile(r"^### ([A-Z]\d+) ")


def diagrams_of(folder: Folder) -> dict[str, str]:
    """Return the SVG of each diagram that a text names, by its path."""
    drawings: dict[str, Callable[[], str]] = {
        "six-parts": six_parts,
        "around-you": around_you,
        "four-groups": four_groups,
        "competency-wheel": lambda: competency_wheel(_domains(folder)),
    }
    paths = {f"{DIAGRAMS}/{name}.svg": draw for name, draw in drawings.items()}
    said = "\n".join(folder.texts.values())
    return {path: draw() for path, draw in paths.items() if path in said}


def draw_diagrams(root: Path) -> list[str]:
    """Write each diagram that is named and missing, or says something else; return the paths of those written."""
    written = []
    for path, text in diagrams_of(read_folder(root)).items():
        target = root / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            written.append(path)
    return written


def _domains(folder: Folder) -> list[Domain]:
    """Return the domains of the folder's framework with the codes of their competencies."""
    found: list[Domain] = []
    frameworks = [path for path, place in folder.locations.items() if place.role is Role.FRAMEWORK]
    for line in "\n".join(folder.texts[path] for path in frameworks).splitlines():
        if domain := DOMAIN.match(line):
            found.append(Domain(domain[1], domain[2], ()))
        elif (competency := COMPETENCY.match(line)) and found:
            latest = found[-1]
            found[-1] = Domain(latest.letter, latest.name, (*latest.codes, competency[1]))
    return found
