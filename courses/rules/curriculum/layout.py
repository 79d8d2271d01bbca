"""Where each file of a curriculum stands, and what it is by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

NAME = re.compile(r"^(?:(?P<number>\d{1,4})-)?(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)$")
RESERVED = ("frameworks", "pathways", "routes", "practice", "media")


class Role(Enum):
    """What a file is."""

    PROGRAMME = "programme"
    ROUTE = "route"
    YEAR = "year"
    PATHWAY = "pathway"
    MODULE = "module"
    STEP = "step"
    FRAMEWORK = "framework"
    GLOSSARY = "glossary"
    EXAMPLE = "example"
    MEDIA = "media"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Location:
    """What a path says: the role, the folder of the page above, the number and slug, and a step's word."""

    path: str
    role: Role
    parent: str = ""
    number: int = 0
    slug: str = ""
    word: str = ""


class Misplaced(Exception):
    """A file has no place in a curriculum, and why."""


def locate(path: str) -> Location:
    """Return what stands at a path.

    :raises Misplaced: when the format has no such place, with the reason.
    """
    parts = PurePosixPath(path).parts
    if path == "programme.md":
        return Location(path, Role.PROGRAMME)
    if path == "glossary.md":
        return Location(path, Role.GLOSSARY)
    if len(parts) == 1 and parts[0].split(".")[0].upper() in {"README", "LICENSE", "LICENCE"}:
        return Location(path, Role.LEFT_OUT)
    if parts[0] == "media" and len(parts) > 1:
        return Location(path, Role.MEDIA)
    if not path.endswith(".md"):
        raise Misplaced("Only .md files stand here; images and documents stand in media/.")
    if parts[0] == "frameworks":
        return _single(path, parts, Role.FRAMEWORK, "")
    if parts[0] == "practice":
        return _single(path, parts, Role.EXAMPLE, ".example")
    return _in_tree(path, parts)


def _single(path: str, parts: tuple[str, ...], role: Role, ending: str) -> Location:
    stem = parts[-1].removesuffix(".md")
    if len(parts) != 2 or not stem.endswith(ending):
        raise Misplaced(f"A file here is named <slug>{ending}.md.")
    return Location(
        path, role, parent=parts[0], slug=_name(stem.removesuffix(ending))[1], word=ending.strip(".")
    )


def _in_tree(path: str, parts: tuple[str, ...]) -> Location:
    """Locate a programme, year, pathway, module or step by the file's name and its folder."""
    folders, name = parts[:-1], parts[-1]
    for folder in folders:
        _name(folder)
    folder = "/".join(folders)
    parent = "/".join(folders[:-1])
    number, slug = _name(folders[-1]) if folders else (0, "")
    if name == "programme.md" and len(folders) == 2 and folders[0] == "routes":
        return Location(path, Role.ROUTE, "", number, slug)
    if name == "pathway.md" and len(folders) == 2 and folders[0] == "pathways":
        return Location(path, Role.PATHWAY, "", number, slug)
    if name == "year.md" and len(folders) == 1 and folders[0] not in RESERVED:
        return Location(path, Role.YEAR, "", number, slug)
    depth = 3 if folders and folders[0] in {"pathways", "routes"} else 2
    if name == "module.md" and len(folders) == depth:
        return Location(path, Role.MODULE, parent, number, slug)
    if name in {"module.md", "year.md", "pathway.md", "programme.md"} or len(folders) != depth:
        raise Misplaced(f"A “{name}” does not stand at this place of a curriculum.")
    return _step(path, folder, name)


def _step(path: str, folder: str, name: str) -> Location:
    stem, dot, word = name.removesuffix(".md").rpartition(".")
    if not dot:
        raise Misplaced("A step is named NN-slug.kind.md, such as 01-what-it-is.lesson.md.")
    number, slug = _name(stem)
    return Location(path, Role.STEP, folder, number, slug, word)


def _name(name: str) -> tuple[int, str]:
    match = NAME.match(name)
    if match is None:
        raise Misplaced(
            f"“{name}” is not a name such as 01-what-it-is: lower-case letters, digits and hyphens."
        )
    return int(match["number"] or 0), match["slug"]


def join_name(number: int, slug: str) -> str:
    """Return ``NN-slug``, or the slug alone where there is no number."""
    return f"{number:02}-{slug}" if number else slug


def numbers_for(olds: list[int], reserved: set[int]) -> list[int]:
    """Number siblings in their order, keeping the numbers that they had wherever those still rise.

    >>> numbers_for([1, 2, 0, 5], {3})
    [1, 2, 4, 5]
    >>> numbers_for([2, 1, 3], set())
    [2, 3, 4]
    """
    numbers: list[int] = []
    latest = 0
    for old in olds:
        number = old
        if number <= latest:
            number = latest + 1
            while number in reserved:
                number += 1
        numbers.append(number)
        latest = number
    return numbers
