"""A body's text into its parts."""

from __future__ import annotations

import re
from collections.abc import Callable

from courses.rules.body.fences import Stretch, stretches
from courses.rules.body.options import read_option
from courses.rules.body.part import Part
from courses.rules.body.prose import Reading, read_line, read_prose
from courses.rules.markdown.parsing import references_of

ITEM_HEADING = re.compile(r"^###[ \t]+(.+?)[ \t]*#*$")
REFLECTION_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
LONGEST_CODE = 100
INNER_KINDS = frozenset({"text", "markdown", "table"})


def read_body(text: str, first_line: int, reading: Reading) -> list[Part]:
    """Read a body whose first line has this number in its file; what is wrong goes to ``reading.problems``."""
    reading.references = references_of(text)
    parts: list[Part] = []
    for stretch in stretches(text, first_line, reading.problems):
        if not stretch.name:
            parts.extend(read_prose(stretch.text, stretch.text_line, reading))
        elif stretch.name in READERS:
            parts.append(READERS[stretch.name](stretch, reading))
    return _joined_footnotes(parts)


def _joined_footnotes(parts: list[Part]) -> list[Part]:
    """Gather the notes of the whole page at its end, each under its own label."""
    notes = [note for part in parts if part.kind == "footnotes" for note in part.values["notes"]]
    if not notes:
        return parts
    line = next(part.line for part in parts if part.kind == "footnotes")
    return [*(part for part in parts if part.kind != "footnotes"), Part("footnotes", {"notes": notes}, line)]


def _content(stretch: Stretch, reading: Reading) -> list[Part]:
    parts = read_prose(stretch.text, stretch.text_line, reading)
    for part in parts:
        if part.kind not in INNER_KINDS:
            reading.problems.add(
                part.line, f"“{stretch.name}” holds text and tables only; put this outside it."
            )
    if not parts:
        reading.problems.add(stretch.line, f"The block “{stretch.name}” is empty.")
    return parts


def _key_point(stretch: Stretch, reading: Reading) -> Part:
    return Part("key_point", {"content": _content(stretch, reading)}, stretch.line)


def _case(stretch: Stretch, reading: Reading) -> Part:
    return Part(
        "case", {"title": stretch.keys.get("title", ""), "content": _content(stretch, reading)}, stretch.line
    )


def _activity(stretch: Stretch, reading: Reading) -> Part:
    values = {"title": stretch.keys.get("title", ""), "content": _content(stretch, reading)}
    return Part("activity", values, stretch.line)


def _quotation(stretch: Stretch, reading: Reading) -> Part:
    _need(stretch, reading, "source")
    values = {"source": stretch.keys.get("source", ""), "content": _content(stretch, reading)}
    return Part("quotation", values, stretch.line)


def _reflection(stretch: Stretch, reading: Reading) -> Part:
    _need(stretch, reading, "id", "prompt")
    code = stretch.keys.get("id", "")
    if code and not REFLECTION_ID.match(code):
        reading.problems.add(stretch.line, f"The id “{code}” is not lower-case letters, digits and hyphens.")
    if len(code) > LONGEST_CODE:
        reading.problems.add(stretch.line, f"An id has at most {LONGEST_CODE} characters.")
    values = {"reflection_id": code, "prompt": stretch.keys.get("prompt", "")}
    return Part("reflection", values, stretch.line)


def _self_check(stretch: Stretch, reading: Reading) -> Part:
    questions: list[dict[str, object]] = []
    for line, content in enumerate(stretch.lines, start=stretch.text_line):
        option = read_option(content)
        if content.startswith("?"):
            questions.append({"question": content[1:].strip(), "options": [], "line": line})
        elif not content.strip():
            continue
        elif not questions:
            reading.problems.add(line, "A self-check begins with its question: “? question”.")
            break
        elif option is not None:
            _options(questions[-1]).append(
                {
                    "text": option.text,
                    "is_right": option.is_right,
                    "share": option.share,
                    "feedback": option.feedback,
                }
            )
        elif not _options(questions[-1]):
            questions[-1]["question"] = f"{questions[-1]['question']} {content.strip()}".strip()
        else:
            reading.problems.add(line, "An answer begins with “=” (right) or “~” (wrong).")
    _check_questions(questions, stretch, reading)
    return Part("self_check", {"questions": questions}, stretch.line)


def _options(question: dict[str, object]) -> list[dict[str, object]]:
    options = question["options"]
    assert isinstance(options, list)
    return options


def _check_questions(questions: list[dict[str, object]], stretch: Stretch, reading: Reading) -> None:
    if not questions:
        reading.problems.add(stretch.line, "This self-check has no question.")
    for question in questions:
        line = int(str(question.pop("line")))
        question["question"] = read_line(str(question["question"]), line, reading)
        options = _options(question)
        for number, option in enumerate(options, start=1):
            option["text"] = read_line(str(option["text"]), line + number, reading)
            option["feedback"] = read_line(str(option["feedback"]), line + number, reading)
        if len(options) < 2 or not any(option["is_right"] for option in options):
            reading.problems.add(line, "A self-check needs two answers or more, and a right one among them.")


def _picture(kind: str) -> Callable[[Stretch, Reading], Part]:
    def read(stretch: Stretch, reading: Reading) -> Part:
        _need(stretch, reading, "file", "alt")
        values = {key: stretch.keys.get(key, "") for key in ("file", "alt", "caption")}
        return Part(kind, values, stretch.line)

    return read


def _recording(kind: str) -> Callable[[Stretch, Reading], Part]:
    def read(stretch: Stretch, reading: Reading) -> Part:
        keys = stretch.keys
        if bool(keys.get("address")) == bool(keys.get("file")):
            reading.problems.add(stretch.line, f"A “{kind}” block has either an address or a file.")
        address = keys.get("address", "")
        if address and not re.match(r"^https?://\S+$", address):
            reading.problems.add(stretch.line, f"“{address}” is not an address that begins with https://.")
        words = read_prose(stretch.text, stretch.text_line, reading) if stretch.text.strip() else []
        if words and keys.get("transcript"):
            reading.problems.add(stretch.text_line, "The transcript is given twice: as a key and as text.")
        values = {key: keys.get(key, "") for key in ("address", "file", "title", "captions", "transcript")}
        return Part(kind, {**values, "content": words}, stretch.line)

    return read


def _download(stretch: Stretch, reading: Reading) -> Part:
    _need(stretch, reading, "file")
    return Part("download", {key: stretch.keys.get(key, "") for key in ("file", "title")}, stretch.line)


def _accordion(stretch: Stretch, reading: Reading) -> Part:
    items: list[tuple[int, str, list[str]]] = []
    for line, content in enumerate(stretch.lines, start=stretch.text_line):
        heading = ITEM_HEADING.match(content)
        if heading:
            items.append((line, heading[1], []))
        elif items:
            items[-1][2].append(content)
        elif content.strip():
            reading.problems.add(
                line, "An accordion begins with the heading of its first item: “### Heading”."
            )
            break
    if not items:
        reading.problems.add(stretch.line, "This accordion has no items (“### Heading” and text below it).")
    values = [
        {
            "heading": read_line(heading, line, reading),
            "content": _content(_inner(stretch, line, lines), reading),
        }
        for line, heading, lines in items
    ]
    return Part("accordion", {"items": values}, stretch.line)


def _inner(stretch: Stretch, line: int, lines: list[str]) -> Stretch:
    return Stretch(stretch.name, line, lines, text_line=line + 1)


def _need(stretch: Stretch, reading: Reading, *keys: str) -> None:
    for key in keys:
        if not stretch.keys.get(key):
            reading.problems.add(stretch.line, f"The block “{stretch.name}” needs “{key}:”.")


READERS: dict[str, Callable[[Stretch, Reading], Part]] = {
    "key-point": _key_point,
    "case": _case,
    "reflect": _reflection,
    "activity": _activity,
    "self-check": _self_check,
    "image": _picture("image"),
    "diagram": _picture("diagram"),
    "video": _recording("video"),
    "audio": _recording("audio"),
    "download": _download,
    "quote": _quotation,
    "accordion": _accordion,
}
