"""``*.observation.md`` as a value: its front matter, what happens, and the criteria that an observer goes through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.vocabulary import ObservationKind
from courses.rules.body.prose import Reading
from courses.rules.body.reading import read_body
from courses.rules.body.writing import write_body
from courses.rules.curriculum.document import LONGEST_TITLE, Document, open_writer
from courses.rules.curriculum.kind import StepDraft
from courses.rules.front_matter import Front

CRITERIA = re.compile(r"##[ \t]+Criteria[ \t]*")
HEADING = re.compile(r"(?P<level>#{2,3})[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*")
LEVEL = re.compile(r"[-*][ \t]+(?P<name>Not yet|Seen):[ \t]*(?P<words>.*)")
FENCE = re.compile(r"(:::|```|~~~)")
LONGEST_CRITERION = 200


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is looked for, and how it reads when it is not there yet and when it is."""

    title: str
    not_yet: str = ""
    seen: str = ""
    line: int = 0


@dataclass(kw_only=True)
class ObservationDocument(Document):
    """An observation's file. It is completed when somebody else has seen every criterion."""

    minutes: int | None = None
    kind: str = ObservationKind.OBSERVATION.value
    criteria: tuple[Criterion, ...] = ()


def read_observation_file(front: Front, reading: Reading) -> StepDraft:
    """Read an observation's file; what is wrong with it goes to ``reading.problems``."""
    document = ObservationDocument(code=front.code())
    document.title = front.text("title", required=True, longest=LONGEST_TITLE)
    document.minutes = front.number("minutes")
    kind = front.choice("kind", [kind.value for kind in ObservationKind], required=True)
    document.kind = kind or ObservationKind.OBSERVATION.value
    front.finish()
    brief, criteria, line = _divided(front.body.split("\n"))
    words = "\n".join(brief)
    if words.strip():
        document.parts = read_body(words, front.body_line, reading)
    document.criteria = _criteria(criteria, front.body_line + line, reading)
    if not document.criteria:
        reading.problems.add(
            front.body_line + line,
            "An observation needs “## Criteria”, and at least one criterion (“### What is looked for”) below it.",
        )
    return StepDraft(document)


def _divided(lines: Sequence[str]) -> tuple[list[str], list[str], int]:
    """Return the lines before the heading of the criteria, those after it, and how many lines stand before these."""
    fenced = False
    for number, line in enumerate(lines):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and CRITERIA.fullmatch(line):
            return list(lines[:number]), list(lines[number + 1 :]), number + 1
    return list(lines), [], 0


def _criteria(lines: Sequence[str], first_line: int, reading: Reading) -> tuple[Criterion, ...]:
    found: list[dict[str, str | int]] = []
    latest = ""
    for number, line in enumerate(lines, first_line):
        if not line.strip():
            latest = ""
            continue
        if heading := HEADING.fullmatch(line):
            if heading["level"] == "##":
                reading.problems.add(number, "Nothing but criteria stands below “## Criteria”.")
                continue
            found.append({"title": heading["title"], "line": number})
            latest = ""
        elif (level := LEVEL.fullmatch(line)) and found:
            latest = "seen" if level["name"] == "Seen" else "not_yet"
            if latest in found[-1]:
                reading.problems.add(number, f"“{level['name']}” is given twice for one criterion.")
            found[-1][latest] = " ".join(level["words"].split())
        elif latest and line.startswith((" ", "\t")):
            found[-1][latest] = f"{found[-1][latest]} {' '.join(line.split())}".strip()
        else:
            reading.problems.add(
                number, "A criterion is a heading (“### …”), then “- Not yet: …” and “- Seen: …”."
            )
    criteria = tuple(Criterion(**row) for row in found)  # type: ignore[arg-type]  # a line is a number, the rest are words
    _check(criteria, reading)
    return criteria


def _check(criteria: Sequence[Criterion], reading: Reading) -> None:
    seen: set[str] = set()
    for each in criteria:
        for name, words in (("Not yet", each.not_yet), ("Seen", each.seen)):
            if not words:
                reading.problems.add(each.line, f"The criterion “{each.title}” needs “- {name}: …”.")
        if len(each.title) > LONGEST_CRITERION:
            reading.problems.add(each.line, f"A criterion has at most {LONGEST_CRITERION} characters.")
        if each.title in seen:
            reading.problems.add(each.line, f"Two criteria are called “{each.title}”.")
        seen.add(each.title)


def write_observation_file(document: ObservationDocument) -> str:
    """Return the whole text of an observation's file."""
    writer = open_writer(document).number("minutes", document.minutes).text("kind", document.kind)
    parts = [write_body(document.parts)] if document.parts else []
    parts.append("## Criteria")
    parts += [
        f"### {each.title}\n\n- Not yet: {each.not_yet}\n- Seen: {each.seen}" for each in document.criteria
    ]
    return writer.file("\n\n".join(part for part in parts if part))
