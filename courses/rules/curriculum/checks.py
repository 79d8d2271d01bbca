"""What must agree between the files of a curriculum."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Protocol

from courses.rules.curriculum.framework import FrameworkDocument
from courses.rules.curriculum.glossary import GlossaryDocument
from courses.rules.curriculum.layout import Role
from courses.rules.curriculum.lists import Slot
from courses.rules.curriculum.module import ModuleDocument
from courses.rules.curriculum.planned import Planned
from courses.rules.markdown.parsing import TERM
from courses.rules.outline import PATHWAY_SLOT
from courses.rules.problem import Problem

LINK_BY_CODE = re.compile(r"\]\(to:([^)\s]*)\)|<to:([^>]*)>")
MEDIA_KEYS = {"file": True, "captions": False, "transcript": False}


class PlanLike(Protocol):
    """The parts of a plan that are checked."""

    pages: list[Planned]
    frameworks: dict[str, FrameworkDocument]
    glossary: tuple[str, GlossaryDocument] | None
    kept: dict[str, tuple[str, str]]
    notices: list[str]
    problems: list[Problem]


def check_tree(plan: PlanLike, media: Collection[str], known_competencies: Collection[str]) -> None:
    """Add to the plan's problems whatever disagrees."""
    check = _Check(plan, set(media), set(known_competencies))
    check.ids()
    check.places()
    check.years()
    check.module_lists()
    check.requirements()
    check.competencies()
    check.bodies()


class _Check:
    def __init__(self, plan: PlanLike, media: set[str], known_competencies: set[str]) -> None:
        self.plan = plan
        self.media = media
        self.known_competencies = known_competencies
        self.by_folder = {page.folder: page for page in plan.pages if page.location.role is not Role.STEP}
        self.modules = [page for page in plan.pages if page.location.role is Role.MODULE]
        self.lists = [page for page in plan.pages if getattr(page.document, "modules", None)]
        self.listed = {slot.code for page in self.lists for slot in page.document.modules}

    def problem(self, path: str, line: int, sentence: str) -> None:
        self.plan.problems.append(Problem(path, line, sentence))

    def ids(self) -> None:
        """No id twice, whatever has it."""
        owners: dict[str, str] = {}
        named = [(page.path, page.code) for page in self.plan.pages]
        named += [(path, code) for path, (code, _) in self.plan.kept.items()]
        named += [(path, document.code) for path, document in self.plan.frameworks.items()]
        if self.plan.glossary:
            named.append((self.plan.glossary[0], self.plan.glossary[1].code))
        for path, code in sorted(named):
            if code and owners.setdefault(code, path) != path:
                self.problem(path, 2, f"The id “{code}” is that of {owners[code]} already.")
        reflections: dict[str, str] = {}
        for page in self.plan.pages:
            for part in page.document.parts:
                code = str(part.values.get("reflection_id") or "") if part.kind == "reflection" else ""
                if code and code in reflections:
                    self.problem(
                        page.path,
                        part.line,
                        f"The reflection “{code}” stands in {reflections[code]} already.",
                    )
                elif code:
                    reflections[code] = page.path

    def places(self) -> None:
        """Everything stands below something that is there, under an address of its own."""
        taken: dict[tuple[str, str], str] = {}
        for page in sorted(self.plan.pages, key=lambda page: page.path):
            parent = self.parent_of(page)
            if parent is None and page.location.role in {Role.MODULE, Role.STEP}:
                wanted = (
                    "module.md" if page.location.role is Role.STEP else "year.md, pathway.md or programme.md"
                )
                self.problem(page.path, 0, f"There is no {wanted} in “{page.location.parent}”.")
            for key in self._addresses(page, parent):
                if taken.setdefault(key, page.path) != page.path:
                    self.problem(page.path, 0, f"“{key[1]}” is the place of {taken[key]} already.")
        for path in self.plan.kept:
            folder = path.rpartition("/")[0]
            if not folder.startswith("practice") and folder not in self.by_folder:
                self.problem(path, 0, f"There is no module.md in “{folder}”.")

    def _addresses(self, page: Planned, parent: Planned | None) -> list[tuple[str, str]]:
        above = parent.path if parent else ""
        keys = [(above, page.slug)]
        if page.location.role in {Role.MODULE, Role.STEP} and page.location.number:
            keys.append((above, f"number {page.location.number}"))
        return keys

    def parent_of(self, page: Planned) -> Planned | None:
        if page.location.role in {Role.MODULE, Role.STEP}:
            return self.by_folder.get(page.location.parent)
        return None

    def years(self) -> None:
        """The programme's list of years is the folders that hold one."""
        top = next(page for page in self.plan.pages if page.location.role is Role.PROGRAMME)
        folders = {page.folder for page in self.plan.pages if page.location.role is Role.YEAR}
        line = top.document.years_line
        for year in top.document.years:
            if year not in folders:
                self.problem(top.path, line, f"There is no {year}/year.md.")
        for folder in sorted(folders - set(top.document.years)):
            self.problem(f"{folder}/year.md", 0, f"“{folder}” is not among the “years” of programme.md.")
        for page in self.plan.pages:
            if page.location.role is Role.ROUTE and page.document.years:
                self.problem(page.path, page.document.years_line, "A route has “modules”, not “years”.")

    def module_lists(self) -> None:
        """A written module is in the list of what it stands in, under the same title."""
        titles = {page.code: page for page in self.modules}
        for owner in self.lists:
            for slot in owner.document.modules:
                self._slot(owner, slot, titles)
        for page in self.modules:
            parent = self.parent_of(page)
            if parent and page.code not in {slot.code for slot in parent.document.modules}:
                self.problem(page.path, 2, f"“{page.code}” is not among the “modules” of {parent.path}.")

    def _slot(self, owner: Planned, slot: Slot, titles: dict[str, Planned]) -> None:
        written = titles.get(slot.code)
        if written is None:
            if not slot.title and not any(
                other.title
                for page in self.lists
                for other in page.document.modules
                if other.code == slot.code
            ):
                self.problem(
                    owner.path, slot.line, f"“{slot.code}” is no module of this curriculum, and has no title."
                )
            return
        if slot.title and slot.title.lower() != PATHWAY_SLOT and slot.title != written.document.title:
            said = f"“{slot.code}” is “{slot.title}” here, and “{written.document.title}” in {written.path}."
            self.problem(owner.path, slot.line, said)

    def requirements(self) -> None:
        """A module requires modules that exist, and never, by any way round, itself."""
        needs = {page.code: page.document.requires for page in self.modules}
        for page in self.modules:
            for code, line in zip(page.document.requires, page.document.requires_lines, strict=True):
                if code not in self.listed and code not in needs:
                    self.problem(page.path, line, f"“{code}” is no module of this curriculum.")
            circle = _circle(page.code, needs)
            if circle:
                line = page.document.requires_lines[0]
                self.problem(
                    page.path, line, f"The modules require each other in a circle: {' → '.join(circle)}."
                )

    def competencies(self) -> None:
        """Every competency named is in the framework."""
        own = [
            entry.code
            for framework in self.plan.frameworks.values()
            for domain in framework.domains
            for entry in domain.competencies
        ]
        known = set(own) or self.known_competencies
        for path, framework in self.plan.frameworks.items():
            for domain in framework.domains:
                for entry in domain.competencies:
                    if own.count(entry.code) > 1:
                        said = f"The competency “{entry.code}” stands in two frameworks."
                        self.problem(path, entry.line, said)
        for page in self.plan.pages:
            for code, line in _named(page):
                if code not in known:
                    self.problem(page.path, line, f"“{code}” is not a competency of the framework.")

    def bodies(self) -> None:
        """Files, links and terms that bodies name are there; a term that is not is only mentioned."""
        codes = {page.code for page in self.plan.pages} | self.listed
        terms = (
            {entry.term.casefold() for entry in self.plan.glossary[1].terms} if self.plan.glossary else set()
        )
        for page in self.plan.pages:
            cover = getattr(page.document, "cover", "")
            if cover and cover not in self.media:
                self.problem(page.path, _line_of(page, 1, cover), f"There is no file “{cover}”.")
            for part in page.document.parts:
                for key, value in _strings(part):
                    self._value(page, part.line, key, value, codes)
                    self._terms(page, part.line, value, terms)

    def _value(self, page: Planned, line: int, key: str, value: str, codes: set[str]) -> None:
        is_path = MEDIA_KEYS.get(key)
        if (
            (is_path or (is_path is False and value.startswith("media/")))
            and value
            and value not in self.media
        ):
            said = f"There is no file “{value}”. Files are named from the curriculum's own folder."
            self.problem(page.path, _line_of(page, line, value), said)
        for match in LINK_BY_CODE.finditer(value):
            code = match[1] or match[2] or ""
            if code not in codes:
                said = f"A link leads to “{code}”, which is no id of this curriculum."
                self.problem(page.path, _line_of(page, line, f"to:{code}"), said)

    def _terms(self, page: Planned, line: int, value: str, terms: set[str]) -> None:
        for match in TERM.finditer(value):
            if match[1].casefold() not in terms:
                stands = _line_of(page, line, match[0])
                notice = (
                    f"{page.path}:{stands}: “{match[1]}” is not in the glossary; it stands as a plain word."
                )
                if notice not in self.plan.notices:
                    self.plan.notices.append(notice)


def _named(page: Planned) -> list[tuple[str, int]]:
    if isinstance(page.document, ModuleDocument):
        return [(entry.code, entry.line) for entry in page.document.competencies]
    return list(page.draft.competencies) if page.draft else []


def _line_of(page: Planned, first: int, words: str) -> int:
    """Return the line, from a block's first on, in which a file says these words; else the block's own."""
    lines = page.text.splitlines()[max(first - 1, 0) :]
    return next((number for number, said in enumerate(lines, start=first) if words in said), first)


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Walk every string of a part, with the key under which it stands."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _strings(held, name)
    elif isinstance(value, list):
        for held in value:
            yield from _strings(held, key)
    elif hasattr(value, "values"):
        yield from _strings(value.values)


def _circle(start: str, needs: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the way from a module back to itself, if there is one."""
    trail: list[str] = []
    seen: set[str] = set()

    def walk(code: str) -> bool:
        trail.append(code)
        for needed in needs.get(code, ()):
            if needed == start:
                trail.append(start)
                return True
            if needed not in seen:
                seen.add(needed)
                if walk(needed):
                    return True
        trail.pop()
        return False

    return trail if walk(start) else []
