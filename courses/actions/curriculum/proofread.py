"""Read a whole curriculum as a careful colleague does, and say what to mend and what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from courses.actions.curriculum.folder import read_folder
from courses.rules.curriculum.layout import Role
from courses.rules.proofreading.coverage import (
    Framework,
    check_competencies,
    check_hours,
    check_profile,
    read_frameworks,
    unwritten,
)
from courses.rules.proofreading.identifiers import check_identifiers
from courses.rules.proofreading.items import check_quiz
from courses.rules.proofreading.links import Known, check_links
from courses.rules.proofreading.modules import Module, check_module, modules_of
from courses.rules.proofreading.text import Finding, Text, read_text
from courses.rules.proofreading.wording import check_lesson_wording


@dataclass(frozen=True)
class Proof:
    """A curriculum laid out for proofreading."""

    texts: tuple[Text, ...]
    modules: tuple[Module, ...]
    framework: Framework
    known: Known
    years: tuple[Text, ...]
    pathways: tuple[Text, ...]

    def of(self, listing: Text) -> tuple[Module, ...]:
        """Return the modules that stand in the folder of a year, a pathway or a route."""
        return tuple(module for module in self.modules if module.text.location.parent == listing.folder)

    def kinds(self, role: Role) -> tuple[Text, ...]:
        return tuple(text for text in self.texts if text.location.role is role)


def lay_out(root: Path) -> Proof:
    """Read a folder for proofreading; what the load would refuse is told by the load."""
    folder = read_folder(root)
    texts = tuple(read_text(folder.locations[path], text) for path, text in folder.texts.items())
    by_role = {role: tuple(text for text in texts if text.location.role is role) for role in Role}
    order = [str(slug) for top in by_role[Role.PROGRAMME] for slug in top.items("years")]
    years = sorted(
        by_role[Role.YEAR], key=lambda year: order.index(year.folder) if year.folder in order else len(order)
    )
    terms = [
        line.removeprefix("## ").casefold()
        for text in by_role[Role.GLOSSARY]
        for line in text.body.split("\n")
        if line.startswith("## ")
    ]
    listed = {code for text in texts for code, _ in text.pairs("modules")}
    return Proof(
        texts=texts,
        modules=tuple(modules_of(texts)),
        framework=read_frameworks(texts),
        known=Known({text.code for text in texts} | listed, {*folder.texts, *folder.media}, frozenset(terms)),
        years=tuple(years),
        pathways=by_role[Role.PATHWAY],
    )


def proofread(proof: Proof) -> list[Finding]:
    """Return everything that was found, file by file, then what concerns the whole."""
    return [*_each_text(proof), *_each_module(proof), *_whole(proof)]


def _each_text(proof: Proof) -> Iterator[Finding]:
    for text in proof.texts:
        yield from check_links(text, proof.known)
        yield from check_identifiers(text)
        if text.kind == "lesson":
            yield from check_lesson_wording(text)
        if text.kind == "quiz":
            yield from check_quiz(text, proof.framework.expected)


def _each_module(proof: Proof) -> Iterator[Finding]:
    for module in proof.modules:
        yield from check_module(module)


def _whole(proof: Proof) -> Iterator[Finding]:
    for listing in (*proof.years, *proof.pathways):
        missing = list(unwritten(listing, proof.modules))
        yield from missing or check_hours(listing, proof.of(listing))
    path = next((text.path for text in proof.kinds(Role.FRAMEWORK)), "frameworks/")
    yield from check_competencies(proof.framework, proof.modules, path)
    by_year = {year.folder: proof.of(year) for year in proof.years}
    in_pathways = [module for pathway in proof.pathways for module in proof.of(pathway)]
    yield from check_profile(proof.framework, by_year, in_pathways, path)
