"""Find the ``:::`` blocks of a body, before anything is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from courses.rules.problem import Problems

OPENING = re.compile(r"^:::[ \t]*([A-Za-z][\w-]*)[ \t]*$")
CLOSING = re.compile(r"^:::[ \t]*$")
FENCE_OF_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
KEY_LINE = re.compile(r"^([a-z][a-z_-]*):(?:[ \t]+(.*))?$")

KEYS: dict[str, tuple[str, ...]] = {
    "key-point": (),
    "case": ("title",),
    "reflect": ("id", "prompt"),
    "activity": ("title",),
    "self-check": (),
    "image": ("file", "alt", "caption"),
    "diagram": ("file", "alt", "caption"),
    "video": ("address", "file", "title", "captions", "transcript"),
    "audio": ("address", "file", "title", "captions", "transcript"),
    "download": ("file", "title"),
    "quote": ("source",),
    "accordion": (),
}
"""The names of the blocks, each with the keys that it may open with, in the order in which they are written."""

WITHOUT_TEXT = frozenset({"reflect", "image", "diagram", "download"})


@dataclass
class Stretch:
    """A run of a body's lines: plain Markdown, or a block with its name and keys. ``line`` counts from 1."""

    name: str
    line: int
    lines: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    text_line: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def stretches(text: str, first_line: int, problems: Problems) -> list[Stretch]:
    """Split a body at its fences; every fence that is wrong is told with its line."""
    found = [Stretch("", first_line, text_line=first_line)]
    code_fence = ""
    for line, content in enumerate(text.split("\n"), start=first_line):
        code_fence = _code_fence(content, code_fence)
        opening, closing = OPENING.match(content), CLOSING.match(content)
        if code_fence or not (opening or closing):
            if content.startswith(":::") and not code_fence:
                problems.add(
                    line, "A block opens with “::: name” on a line of its own, and closes with “:::”."
                )
            found[-1].lines.append(content)
        elif opening:
            _open(found, opening[1], line, problems)
        elif found[-1].name:
            found.append(Stretch("", line + 1, text_line=line + 1))
        else:
            problems.add(line, "This “:::” closes a block that was not opened.")
    if found[-1].name:
        problems.add(found[-1].line, f"The block “{found[-1].name}” is not closed with “:::”.")
    for stretch in found:
        if stretch.name in KEYS:
            _take_keys(stretch, problems)
    return [stretch for stretch in found if stretch.name or stretch.text.strip()]


def _code_fence(content: str, held: str) -> str:
    """Return the fence of the code block that this line leaves open, if any."""
    match = FENCE_OF_CODE.match(content)
    if not match:
        return held
    if not held:
        return match[1]
    closes = match[1][0] == held[0] and len(match[1]) >= len(held) and not content.strip(" `~")
    return "" if closes else held


def _open(found: list[Stretch], name: str, line: int, problems: Problems) -> None:
    if found[-1].name:
        problems.add(line, f"“{name}” opens inside “{found[-1].name}”; blocks do not stand in one another.")
    if name not in KEYS:
        close = get_close_matches(name, KEYS, 1)
        hint = f" Did you mean “{close[0]}”?" if close else f" The names are {', '.join(KEYS)}."
        problems.add(line, f"There is no block named “{name}”.{hint}")
    found.append(Stretch(name, line, text_line=line + 1))


def _take_keys(stretch: Stretch, problems: Problems) -> None:
    allowed = KEYS[stretch.name]
    taken = 0
    for content in stretch.lines:
        match = KEY_LINE.match(content)
        if not match or match[1] not in allowed:
            _mind_a_slip(match, allowed, stretch, stretch.line + 1 + taken, problems)
            break
        if match[1] in stretch.keys:
            problems.add(stretch.line + 1 + taken, f"“{match[1]}” is given twice.")
        stretch.keys[match[1]] = (match[2] or "").strip()
        taken += 1
    stretch.lines = stretch.lines[taken:]
    stretch.text_line = stretch.line + 1 + taken
    if stretch.name in WITHOUT_TEXT and stretch.text.strip():
        problems.add(
            stretch.text_line, f"A “{stretch.name}” block has no text of its own, only {_words(allowed)}."
        )


def _mind_a_slip(
    match: re.Match[str] | None, allowed: tuple[str, ...], stretch: Stretch, line: int, problems: Problems
) -> None:
    """Tell a mistyped key from the first words of a text."""
    if match is None or not allowed:
        return
    close = get_close_matches(match[1], allowed, 1, cutoff=0.7)
    if close and stretch.name not in WITHOUT_TEXT:
        problems.add(line, f"“{match[1]}” is not a key of “{stretch.name}”. Did you mean “{close[0]}”?")


def _words(keys: tuple[str, ...]) -> str:
    return " and ".join((", ".join(keys[:-1]), keys[-1])) if len(keys) > 1 else "".join(keys)
