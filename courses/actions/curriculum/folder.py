"""Read a folder's files, trusting none of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from courses.actions.curriculum.media_safety import unsafe_reason
from courses.rules.curriculum.layout import Location, Misplaced, Role, locate
from courses.rules.problem import Problem

LARGEST_TEXT = 1_000_000
LARGEST_MEDIA = 100_000_000
MOST_FILES = 20_000


@dataclass
class Folder:
    """What a curriculum's folder holds."""

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    media: dict[str, Path] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_folder(root: Path) -> Folder:
    """Read every file; each that cannot be taken is a problem with its path."""
    folder = Folder(root)
    paths = _walk(root, folder)
    if len(paths) > MOST_FILES:
        folder.problems.append(Problem(".", 0, f"There are more than {MOST_FILES} files here."))
        return folder
    for path in paths:
        _take(path, folder)
    return folder


def _walk(root: Path, folder: Folder) -> list[Path]:
    """Return the files in a settled order; links and hidden files are not followed, and links are told."""
    found: list[Path] = []
    for directory, names, files in os.walk(root, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted([*files, *names]):
            path = Path(directory) / name
            if path.is_symlink():
                folder.problems.append(
                    Problem(_relative(path, root), 0, "Links to other places are not followed.")
                )
            elif name in files and not name.startswith("."):
                found.append(path)
    return found


def _relative(path: Path, root: Path) -> str:
    """Return a path for people, whatever bytes its name is made of."""
    text = path.relative_to(root).as_posix()
    return text.encode("utf-8", "replace").decode("utf-8")


def _take(path: Path, folder: Folder) -> None:
    relative = _relative(path, folder.root)
    try:
        location = locate(relative)
    except Misplaced as reason:
        folder.problems.append(Problem(relative, 0, str(reason)))
        return
    if not path.is_file():
        folder.problems.append(Problem(relative, 0, "This is not a file."))
    elif location.role is Role.LEFT_OUT:
        folder.left_out.append(relative)
    elif location.role is Role.MEDIA:
        _take_media(path, relative, folder)
    else:
        _take_text(path, relative, location, folder)


def _take_media(path: Path, relative: str, folder: Folder) -> None:
    if len(relative) > 500:
        folder.problems.append(Problem(relative, 0, "The path is too long."))
    elif path.stat().st_size > LARGEST_MEDIA:
        folder.problems.append(
            Problem(relative, 0, f"The file is larger than {LARGEST_MEDIA // 1_000_000} MB.")
        )
    else:
        reason = unsafe_reason(path)
        if reason:
            folder.problems.append(Problem(relative, 0, reason))
        folder.media[relative] = path


def _take_text(path: Path, relative: str, location: Location, folder: Folder) -> None:
    if path.stat().st_size > LARGEST_TEXT:
        folder.problems.append(Problem(relative, 0, f"The file is larger than {LARGEST_TEXT // 1000} kB."))
        return
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        folder.problems.append(Problem(relative, line, "This line is not UTF-8. Save the file as UTF-8."))
        return
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        folder.problems.append(Problem(relative, line, "This line holds a NUL character."))
        return
    folder.texts[relative] = text.replace("\r\n", "\n").replace("\r", "\n")
    folder.locations[relative] = location
