"""A body's parts into its text, in the one form that exported files have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from courses.rules.body.options import Option, write_option
from courses.rules.body.part import Part
from courses.rules.markdown.parsing import parse
from courses.rules.markdown.tree import LISTS, Node
from courses.rules.markdown.writing import canonical, escape_pipes, write


def write_body(parts: Iterable[Part]) -> str:
    """Return a body without a final newline; blocks stand apart by one empty line."""
    return "\n\n".join(text for text in _texts(list(parts)) if text)


def _texts(parts: Sequence[Part]) -> list[str]:
    """Write each part; prose that stands together is one text, so that neighbouring lists stay two."""
    texts: list[str] = []
    prose: list[str] = []
    for part in parts:
        if part.kind in {"text", "markdown", "table"}:
            prose.append(_prose(part))
            continue
        texts.extend([_together(prose), WRITERS[part.kind](part.values)])
        prose = []
    return [*texts, _together(prose)]


def _prose(part: Part) -> str:
    if part.kind == "table":
        return _table(part.values)
    return canonical(part.values["markdown"])


def _together(texts: list[str]) -> str:
    texts = [text for text in texts if text]
    if len(texts) < 2:
        return "".join(texts)
    trees = [parse(text).children for text in texts]
    if any(a and b and a[-1].kind == b[0].kind and a[-1].kind in LISTS for a, b in pairwise(trees)):
        blocks = [block for tree in trees for block in tree]
        return write(Node("root", blocks), otherwise="\n\n".join(texts))
    return "\n\n".join(texts)


def _table(values: Mapping[str, Any]) -> str:
    head, rows = values["head"], values["rows"]
    lines = [_row(head), "| " + " | ".join("---" for _ in head) + " |", *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escape_pipes(canonical(cell).replace("\n", " ")) for cell in cells) + " |"


def _fence(name: str, keys: Iterable[tuple[str, str]] = (), text: str = "") -> str:
    lines = [f"::: {name}", *(f"{key}: {' '.join(value.split())}" for key, value in keys if value)]
    if text:
        lines.append(text)
    return "\n".join([*lines, ":::"])


def _guarded(text: str, keys: Sequence[str]) -> str:
    """Keep a text's first words from being taken for a key of its block."""
    first = text.split(":", 1)[0]
    return f"\n{text}" if first in keys else text


def _content(values: Mapping[str, Any], keys: Sequence[str] = ()) -> str:
    return _guarded(write_body(values["content"]), keys)


def _titled(name: str, key: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda values: _fence(name, [(key, values[key])], _content(values, [key]))


def _reflection(values: Mapping[str, Any]) -> str:
    return _fence("reflect", [("id", values["reflection_id"]), ("prompt", values["prompt"])])


def _self_check(values: Mapping[str, Any]) -> str:
    lines: list[str] = []
    for question in values["questions"]:
        lines.append(f"? {_one_line(question['question'])}")
        lines.extend(_answer(option) for option in question["options"])
    return _fence("self-check", text="\n".join(lines))


def _answer(option: Mapping[str, Any]) -> str:
    share = 100 if option["is_right"] else min(int(option.get("share") or 0), 99)
    return write_option(Option(_one_line(option["text"]), share, _one_line(option["feedback"])))


def _one_line(text: str) -> str:
    return " ".join(canonical(text).split())


def _picture(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda values: _fence(name, [(key, values[key]) for key in ("file", "alt", "caption")])


def _recording(name: str) -> Callable[[Mapping[str, Any]], str]:
    keys = ("address", "file", "title", "captions", "transcript")

    def write_recording(values: Mapping[str, Any]) -> str:
        return _fence(name, [(key, values[key]) for key in keys], _content(values, keys))

    return write_recording


def _accordion(values: Mapping[str, Any]) -> str:
    items = [f"### {_one_line(item['heading'])}\n\n{write_body(item['content'])}" for item in values["items"]]
    return _fence("accordion", text="\n\n".join(items))


def _footnotes(values: Mapping[str, Any]) -> str:
    return "\n\n".join(_footnote(note) for note in values["notes"])


def _footnote(note: Mapping[str, Any]) -> str:
    tree = Node("root", [Node("footnote", parse(note["note"]).children, text=note["label"])])
    return write(tree, otherwise=f"[^{note['label']}]: " + canonical(note["note"]).replace("\n", "\n    "))


WRITERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "key_point": lambda values: _fence("key-point", text=_content(values)),
    "case": _titled("case", "title"),
    "activity": _titled("activity", "title"),
    "quotation": _titled("quote", "source"),
    "reflection": _reflection,
    "self_check": _self_check,
    "image": _picture("image"),
    "diagram": _picture("diagram"),
    "video": _recording("video"),
    "audio": _recording("audio"),
    "download": lambda values: _fence("download", [("file", values["file"]), ("title", values["title"])]),
    "accordion": _accordion,
    "footnotes": _footnotes,
}
