"""Make the Outline from the published pages: a fixed number of queries, however large the curriculum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db.models import TextField
from django.db.models.functions import MD5, Cast
from wagtail.models import PageViewRestriction

from competencies.models import Competency
from courses.models import (
    Activity,
    CurriculumPage,
    ModulePage,
    PathwayPage,
    ProgrammePage,
    ProgrammesPage,
    Step,
    YearPage,
)
from courses.queries.cover import cover_address
from courses.rules.outline import (
    PATHWAY_SLOT,
    ModuleNode,
    Outline,
    PathwayNode,
    ProgrammeNode,
    StepNode,
    TrackNode,
    YearNode,
)

STEP_LENGTH = 4  # characters of a tree path for each generation, as treebeard has them


def build_outline(version: int) -> Outline:
    """Read every published page of the curriculum and join it to its activity."""
    index = ProgrammesPage.objects.live().order_by("path").first()
    if index is None:
        return Outline(version=version, programmes=())
    programmes = _Builder(index).programmes()
    return Outline(version=version, programmes=programmes, index_page_id=index.pk)


def step_classes() -> list[type[Step]]:
    """Return every kind of step that the installed storeys bring, in a settled order."""
    found = [model for model in apps.get_models() if issubclass(model, Step) and not model._meta.abstract]
    return sorted(found, key=lambda model: str(model._meta.label))


@dataclass
class _Found:
    """A published page as it was read: its own columns, its class, and its activity."""

    page: CurriculumPage
    label: str
    activity: Activity
    body_hash: str
    children: list[_Found] = field(default_factory=list)


class _Builder:
    """Holds what was read while the tree is made."""

    def __init__(self, index: ProgrammesPage) -> None:
        self.index = index
        self.restricted = tuple(
            PageViewRestriction.objects.order_by("pk").values_list("page__path", flat=True)
        )
        activities = list(Activity.objects.order_by("pk"))
        self.by_page = {activity.page_id: activity for activity in activities if activity.page_id}
        self.by_code = {(activity.curriculum, activity.code): activity for activity in activities}
        self.competency_codes = dict(Competency.objects.order_by("pk").values_list("pk", "code"))
        self.found = self._read()
        self.modules = {
            found.activity.pk: self._module(found)
            for found in self.found
            if isinstance(found.page, ModulePage)
        }

    def programmes(self) -> tuple[ProgrammeNode, ...]:
        tops = [found for found in self.found if isinstance(found.page, ProgrammePage)]
        return tuple(self._programme(found) for found in tops)

    def _read(self) -> list[_Found]:
        classes: list[type[CurriculumPage]] = [
            ProgrammePage,
            YearPage,
            PathwayPage,
            ModulePage,
            *step_classes(),
        ]
        rows = [found for page_class in classes for found in self._pages(page_class)]
        rows.sort(key=lambda found: found.page.path)
        by_path = {found.page.path: found for found in rows}
        reachable = {self.index.path}
        kept = []
        for found in rows:
            parent = found.page.path[:-STEP_LENGTH]
            if parent not in reachable:
                continue
            reachable.add(found.page.path)
            kept.append(found)
            if parent in by_path:
                by_path[parent].children.append(found)
        return kept

    def _pages(self, page_class: type[CurriculumPage]) -> Iterable[_Found]:
        pages = (
            page_class.objects.live()
            .descendant_of(self.index)
            .defer("body")
            .annotate(body_hash=MD5(Cast("body", TextField())))
            .order_by("path")
        )
        if page_class in {PathwayPage, ModulePage}:
            pages = pages.select_related("cover")
        label = str(page_class._meta.label)
        for page in pages:
            activity = self.by_page.get(page.pk)
            if activity is not None:
                yield _Found(page, label, activity, page.body_hash or "")

    def _programme(self, found: _Found) -> ProgrammeNode:
        page = found.page
        years = [child for child in found.children if isinstance(child.page, YearPage)]
        pathways = [child for child in found.children if isinstance(child.page, PathwayPage)]
        return ProgrammeNode(
            **self._place(found),
            curriculum=page.curriculum,
            slug=page.slug,
            summary=page.summary,
            audience=page.audience,
            years=tuple(self._year(year) for year in years),
            pathways=tuple(self._pathway(pathway) for pathway in pathways),
            modules=self._modules(found),
        )

    def _year(self, found: _Found) -> YearNode:
        page = found.page
        return YearNode(
            **self._place(found),
            slug=page.slug,
            summary=page.summary,
            hours=page.hours,
            tracks=tuple(_track(value) for value in _values(page.tracks)),
            modules=self._modules(found),
        )

    def _pathway(self, found: _Found) -> PathwayNode:
        page = found.page
        return PathwayNode(
            **self._place(found),
            slug=page.slug,
            summary=page.summary,
            colour=page.colour,
            modules=self._modules(found),
            cover=cover_address(page.cover),
        )

    def _modules(self, found: _Found) -> tuple[ModuleNode, ...]:
        """Return the listed modules in order, then published ones that the list has not caught up with."""
        nodes: dict[int, ModuleNode] = {}
        for slot in _values(found.page.modules):
            activity = self.by_code.get((found.page.curriculum, slot["code"]))
            if activity is not None:
                nodes[activity.pk] = self.modules.get(activity.pk) or _coming(activity, slot["title"])
        for child in found.children:
            if isinstance(child.page, ModulePage):
                nodes.setdefault(child.activity.pk, self.modules[child.activity.pk])
        return tuple(nodes.values())

    def _module(self, found: _Found) -> ModuleNode:
        page = found.page
        steps = tuple(self._step(child) for child in found.children)
        return ModuleNode(
            **self._place(found),
            curriculum=page.curriculum,
            summary=page.summary,
            minutes=page.minutes or sum(step.minutes for step in steps),
            requires=tuple(page.requires),
            competencies=self._competencies(page),
            review_needed=tuple(page.review_needed),
            awaits_review=page.awaits_review,
            steps=steps,
            revision_id=page.live_revision_id,
            content_hash=_hash(found, steps),
            cover=cover_address(page.cover),
        )

    def _competencies(self, page: ModulePage) -> tuple[tuple[str, int], ...]:
        pairs = ((value["competency"], value["level"]) for value in _values(page.competencies))
        return tuple((self.competency_codes[pk], level) for pk, level in pairs if pk in self.competency_codes)

    def _step(self, found: _Found) -> StepNode:
        page = found.page
        return StepNode(
            **self._place(found),
            kind=found.activity.kind,
            minutes=page.minutes or 0,
            completion=page.completion,
            revision_id=page.live_revision_id,
            content_hash=_hash(found),
        )

    def _place(self, found: _Found) -> dict[str, Any]:
        page, activity = found.page, found.activity
        below = page.url_path.removeprefix(self.index.url_path)
        return {
            "activity_id": activity.pk,
            "uuid": activity.uuid,
            "code": activity.code,
            "title": page.title,
            "url": f"/{self.index.slug}/{below}",
            "page_id": page.pk,
            "page_class": found.label,
            "is_restricted": page.path.startswith(self.restricted) if self.restricted else False,
        }


def _values(stream: Any) -> list[Mapping[str, Any]]:
    """Return the bare values of a list of blocks, without making block objects."""
    return [block["value"] for block in stream.raw_data]


def _track(value: Mapping[str, Any]) -> TrackNode:
    modules = (item["value"] if isinstance(item, dict) else item for item in value["modules"])
    return TrackNode(name=value["name"], modules=tuple(modules))


def _coming(activity: Activity, title: str) -> ModuleNode:
    is_slot = title.strip().lower() == PATHWAY_SLOT
    return ModuleNode(
        activity_id=activity.pk,
        uuid=activity.uuid,
        code=activity.code,
        curriculum=activity.curriculum,
        title="Your main pathway" if is_slot else title,
        is_pathway_slot=is_slot,
    )


def _hash(found: _Found, steps: Iterable[StepNode] = ()) -> str:
    """Return a hash of the words that a reader meets on the page and on the steps below it."""
    words = [found.page.title, found.body_hash, *(step.content_hash for step in steps)]
    return sha256("\n".join(words).encode()).hexdigest()
