"""The published curriculum as one frozen tree.

Nothing that renders or counts a curriculum walks pages: it reads this tree, which is made once for each edition of
the content (``queries.outline``). A module that is not published stands in it with its title and without an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

PATHWAY_SLOT = "pathway"
"""The title, in a year's list, of the slot that the learner's main pathway fills."""


@dataclass(frozen=True, slots=True)
class StepNode:
    """One thing to do in a module."""

    activity_id: int
    uuid: UUID
    code: str
    title: str
    kind: str
    minutes: int
    completion: str
    url: str
    page_id: int
    page_class: str
    is_restricted: bool
    revision_id: int | None
    content_hash: str


@dataclass(frozen=True, slots=True)
class ModuleNode:
    """A module. Unpublished ("coming"): no address, no page, no steps, and never due."""

    activity_id: int
    uuid: UUID
    code: str
    curriculum: str
    title: str
    summary: str = ""
    url: str | None = None
    page_id: int | None = None
    page_class: str = "courses.ModulePage"
    is_restricted: bool = False
    minutes: int = 0
    requires: tuple[str, ...] = ()
    competencies: tuple[tuple[str, int], ...] = ()
    review_needed: tuple[str, ...] = ()
    awaits_review: bool = False
    steps: tuple[StepNode, ...] = ()
    revision_id: int | None = None
    content_hash: str = ""
    is_pathway_slot: bool = False
    cover: str = ""

    @property
    def is_published(self) -> bool:
        return self.page_id is not None


@dataclass(frozen=True, slots=True)
class TrackNode:
    """A direction through a year: its modules that carry most weight."""

    name: str
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearNode:
    """A year of a programme, with every module, written or not, in order."""

    activity_id: int
    uuid: UUID
    code: str
    title: str
    slug: str
    summary: str
    url: str
    page_id: int
    page_class: str
    is_restricted: bool
    hours: int | None
    tracks: tuple[TrackNode, ...]
    modules: tuple[ModuleNode, ...]


@dataclass(frozen=True, slots=True)
class PathwayNode:
    """A specialism, with its own colour and modules."""

    activity_id: int
    uuid: UUID
    code: str
    title: str
    slug: str
    summary: str
    colour: str
    url: str
    page_id: int
    page_class: str
    is_restricted: bool
    modules: tuple[ModuleNode, ...]
    cover: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeNode:
    """A programme of years, or a short route, whose ``modules`` may be another programme's."""

    activity_id: int
    uuid: UUID
    code: str
    curriculum: str
    title: str
    slug: str
    summary: str
    audience: str
    url: str
    page_id: int
    page_class: str
    is_restricted: bool
    years: tuple[YearNode, ...]
    pathways: tuple[PathwayNode, ...]
    modules: tuple[ModuleNode, ...]

    @property
    def all_modules(self) -> tuple[ModuleNode, ...]:
        """Every module that counts, in order: those of its years, then its own. Pathways stand apart."""
        return (*(module for year in self.years for module in year.modules), *self.modules)


Node = ProgrammeNode | YearNode | PathwayNode | ModuleNode | StepNode


@dataclass(frozen=True)
class Outline:
    """All programmes, and quick ways to find what stands in them."""

    version: int
    programmes: tuple[ProgrammeNode, ...]
    index_page_id: int | None = None

    def programme(self, code: str) -> ProgrammeNode | None:
        return next((programme for programme in self.programmes if programme.code == code), None)

    def by_path(self, path: str) -> Node | None:
        """Find what stands at an address, given without the leading ``programmes/``."""
        return self._by_path.get(path.strip("/"))

    def module(self, key: str | int) -> ModuleNode | None:
        """Find a module by its code, or by its activity's id."""
        if isinstance(key, int):
            return self._modules_by_id.get(key)
        return self._modules_by_code.get(key)

    def step(self, key: int) -> StepNode | None:
        """Find a step by its activity's id."""
        found = self._steps.get(key)
        return found[1] if found else None

    def module_of_step(self, key: int) -> ModuleNode | None:
        """Find the module in which a step stands, by the step's activity's id."""
        found = self._steps.get(key)
        return found[0] if found else None

    def programmes_of(self, module: ModuleNode) -> tuple[ProgrammeNode, ...]:
        """Return every programme that counts the module, pathways included."""
        return tuple(self._programmes_of.get(module.activity_id, ()))

    def year_of(self, module: ModuleNode, programme: ProgrammeNode) -> YearNode | None:
        """Return the year of a programme in which the module stands."""
        return next((year for year in programme.years if module in year.modules), None)

    def pathway_of(self, module: ModuleNode) -> PathwayNode | None:
        """Return the pathway to which the module belongs, if any."""
        pathways = (pathway for programme in self.programmes for pathway in programme.pathways)
        return next((pathway for pathway in pathways if module in pathway.modules), None)

    def by_page(self, page_id: int) -> Node | None:
        """Find what a page stands for."""
        return self._by_page.get(page_id)

    def url_of(self, code: str, curriculum: str = "") -> str | None:
        """Return the address of anything by its code; None where it has no page."""
        return self._urls.get((curriculum, code)) or self._urls.get(("", code))

    def nodes(self) -> Iterator[Node]:
        """Walk everything; a module that stands in two programmes comes twice."""
        for programme in self.programmes:
            yield from _all_of(programme)

    @cached_property
    def _by_path(self) -> dict[str, Node]:
        return {node.url.split("/", 2)[2].strip("/"): node for node in self.nodes() if node.url}

    @cached_property
    def _by_page(self) -> dict[int, Node]:
        return {node.page_id: node for node in self.nodes() if node.page_id}

    @cached_property
    def _modules_by_id(self) -> dict[int, ModuleNode]:
        return {module.activity_id: module for module in self._modules}

    @cached_property
    def _modules_by_code(self) -> dict[str, ModuleNode]:
        return {module.code: module for module in reversed(self._modules)}

    @cached_property
    def _modules(self) -> list[ModuleNode]:
        return [module for programme in self.programmes for module in _modules_of(programme)]

    @cached_property
    def _steps(self) -> dict[int, tuple[ModuleNode, StepNode]]:
        return {step.activity_id: (module, step) for module in self._modules for step in module.steps}

    @cached_property
    def _programmes_of(self) -> dict[int, list[ProgrammeNode]]:
        found: dict[int, list[ProgrammeNode]] = {}
        for programme in self.programmes:
            for activity_id in dict.fromkeys(module.activity_id for module in _modules_of(programme)):
                found.setdefault(activity_id, []).append(programme)
        return found

    @cached_property
    def _urls(self) -> dict[tuple[str, str], str]:
        urls: dict[tuple[str, str], str] = {}
        for programme in self.programmes:
            for node in _all_of(programme):
                if node.url:
                    urls.setdefault((programme.curriculum, node.code), node.url)
                    urls.setdefault(("", node.code), node.url)
        return urls


def _modules_of(programme: ProgrammeNode) -> Iterable[ModuleNode]:
    yield from programme.all_modules
    for pathway in programme.pathways:
        yield from pathway.modules


def _all_of(programme: ProgrammeNode) -> Iterator[Node]:
    yield programme
    yield from programme.years
    yield from programme.pathways
    for module in _modules_of(programme):
        yield module
        yield from module.steps
