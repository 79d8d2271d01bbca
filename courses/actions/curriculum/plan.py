"""What a folder asks for: every file read, checked against the others, and put in the order of the tree."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from courses.actions.curriculum.folder import Folder
from courses.rules.body.prose import Reading
from courses.rules.curriculum.checks import check_tree
from courses.rules.curriculum.framework import FrameworkDocument, read_framework
from courses.rules.curriculum.glossary import GlossaryDocument, read_glossary
from courses.rules.curriculum.kind import StepDraft
from courses.rules.curriculum.layout import Location, Role
from courses.rules.curriculum.module import read_module
from courses.rules.curriculum.planned import Planned
from courses.rules.curriculum.programme import read_pathway, read_programme, read_year
from courses.rules.front_matter import Front, read_front
from courses.rules.problem import Problem, Problems
from courses.vocabulary import EXAMPLE_WORD, STEP_WORDS
from foundations.registries import curriculum_kinds

READERS: dict[Role, Callable[[Front, Reading], Any]] = {
    Role.PROGRAMME: read_programme,
    Role.ROUTE: read_programme,
    Role.YEAR: read_year,
    Role.PATHWAY: read_pathway,
    Role.MODULE: read_module,
    Role.FRAMEWORK: read_framework,
    Role.GLOSSARY: read_glossary,
}


@dataclass
class Plan:
    """A curriculum as its folder has it."""

    curriculum: str = ""
    pages: list[Planned] = field(default_factory=list)
    frameworks: dict[str, FrameworkDocument] = field(default_factory=dict)
    glossary: tuple[str, GlossaryDocument] | None = None
    kept: dict[str, tuple[str, str]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_plan(folder: Folder, known_competencies: Collection[str]) -> Plan:
    """Read every file, and say everything that is wrong, all at once.

    ``known_competencies`` are codes that a folder without frameworks of its own may name.
    """
    plan = Plan(problems=list(folder.problems))
    reader = _Reader(folder, plan)
    for path in sorted(folder.texts):
        reader.read(path)
    reader.finish(known_competencies)
    plan.problems.sort()
    return plan


class _Reader:
    def __init__(self, folder: Folder, plan: Plan) -> None:
        self.folder = folder
        self.plan = plan

    def read(self, path: str) -> None:
        location = self.folder.locations[path]
        problems = Problems(path)
        front = read_front(self.folder.texts[path], problems)
        reading = Reading(problems, link=lambda address: self._link(address, path))
        if location.role is Role.STEP or location.role is Role.EXAMPLE:
            self._step(location, front, reading)
        elif front.nodes or not problems:
            self._document(location, READERS[location.role](front, reading))
        self.plan.problems.extend(problems.found)

    def _document(self, location: Location, document: Any) -> None:
        if isinstance(document, FrameworkDocument):
            self.plan.frameworks[location.path] = document
        elif isinstance(document, GlossaryDocument):
            self.plan.glossary = (location.path, document)
        else:
            self.plan.pages.append(Planned(location, document, self.folder.texts[location.path]))

    def _step(self, location: Location, front: Front, reading: Reading) -> None:
        kind = curriculum_kinds.get(location.word)
        problems = reading.problems
        known = (*STEP_WORDS, EXAMPLE_WORD)
        if kind is None and location.word not in known:
            problems.add(1, f"“{location.word}” is not a kind of file. The kinds are {', '.join(known)}.")
        elif kind is None:
            self._keep(location, front)
        elif front.nodes or not problems:
            before = len(problems.found)
            draft: StepDraft = kind.handler.read(front, reading)
            if draft.kept and len(problems.found) == before:
                self._keep(location, front, ", ".join(sorted(draft.kept)))
            else:
                text = self.folder.texts[location.path]
                self.plan.pages.append(Planned(location, draft.document, text, draft))

    def _keep(self, location: Location, front: Front, why: str = "") -> None:
        """Keep a file whose kind nobody knows yet: its text, nothing else."""
        code = front.code()
        front.text("title", required=True)
        self.plan.kept[location.path] = (code, why or location.word)

    def _link(self, address: str, path: str) -> str | None:
        """Turn a link to another file of the folder into one by id; leave every other as it is."""
        if "://" in address or address.startswith(("/", "#", "mailto:", "tel:", "to:")):
            return address
        target, _, _ = address.partition("#")
        for base in (PurePosixPath(path).parent.as_posix(), "."):
            found = normpath(f"{base}/{target}")
            if found in self.folder.media:
                return found
            if found in self.folder.texts:
                return f"file:{found}"
        return None

    def finish(self, known_competencies: Collection[str]) -> None:
        """Check what only the whole folder can tell."""
        codes = {planned.location.path: planned.document.code for planned in self.plan.pages}
        for planned in self.plan.pages:
            settle_links(planned.document.parts, codes)
        top = next((planned for planned in self.plan.pages if planned.location.role is Role.PROGRAMME), None)
        if top is None:
            if "programme.md" not in self.folder.texts:
                self.plan.problems.append(
                    Problem("programme.md", 0, "This file is missing: every curriculum has one.")
                )
            return
        self.plan.curriculum = top.document.code
        check_tree(self.plan, self.folder.media.keys(), known_competencies)


def settle_links(value: Any, codes: dict[str, str]) -> None:
    """Give the links to other files the ids that those files turned out to have."""
    if isinstance(value, dict):
        for key, held in value.items():
            if isinstance(held, str):
                value[key] = _settled(held, codes)
            else:
                settle_links(held, codes)
    elif isinstance(value, list):
        for item in value:
            settle_links(getattr(item, "values", item) if not isinstance(item, dict) else item, codes)


def _settled(text: str, codes: dict[str, str]) -> str:
    for path, code in codes.items() if "file:" in text else ():
        text = text.replace(f"(file:{path})", f"(to:{code})").replace(f"<file:{path}>", f"to:{code}")
    return text
