"""Everything that can be found: the published curriculum, its glossary, and the answers of the help.

Only what stands in the published Outline is told, and no page to which Wagtail restricts the view. What people write is
in none of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.urls import reverse

from courses.models import GlossaryTerm, LessonPage, ModulePage
from courses.queries.outline import current_outline, current_version
from courses.rules.outline import ModuleNode, Outline, PathwayNode, ProgrammeNode, StepNode, YearNode
from courses.vocabulary import ActivityKind
from foundations.registries import Findable, SearchSource
from website.queries.help_answer import guides, help_edition
from website.rules.glossary import anchor_of
from website.rules.page_words import plain, words_of_body

MODULES: Final = "modules"
LESSONS: Final = "lessons"
PROGRAMMES: Final = "programmes"
GLOSSARY: Final = "glossary"
HELP: Final = "help"
_AT_A_TIME: Final = 50


def find_programmes() -> Iterator[Findable]:
    """Tell programmes, their years and their pathways; one query for the Outline."""
    for programme in current_outline().programmes:
        if not programme.is_restricted:
            yield _place(programme, programme.summary, programme.audience, "")
            parts: tuple[YearNode | PathwayNode, ...] = (*programme.years, *programme.pathways)
            for part in parts:
                if not part.is_restricted:
                    yield _place(part, part.summary, "", programme.title)


def _place(node: ProgrammeNode | YearNode | PathwayNode, summary: str, body: str, where: str) -> Findable:
    return Findable(str(node.uuid), node.title, node.url, plain(summary), plain(body), where)


def find_modules() -> Iterator[Findable]:
    """Tell published modules with what they lead to."""
    outline = current_outline()
    modules = {module.page_id: module for module in _modules(outline)}
    for page in _pages(ModulePage, modules):
        module = modules[page.pk]
        outcomes = " ".join(plain(str(block["value"])) for block in page.outcomes.raw_data)
        body = f"{outcomes} {words_of_body(page.body.raw_data)}"
        yield Findable(
            str(module.uuid),
            module.title,
            module.url or "",
            plain(module.summary),
            body,
            _in(outline, module),
        )


def find_lessons() -> Iterator[Findable]:
    """Tell published lessons with their words, which only those read who may open the step."""
    outline = current_outline()
    steps: dict[Any, tuple[ModuleNode, StepNode]] = {
        step.page_id: (module, step)
        for module in _modules(outline)
        for step in module.steps
        if step.kind == ActivityKind.LESSON and not step.is_restricted
    }
    for page in _pages(LessonPage, steps):
        module, step = steps[page.pk]
        body = words_of_body(page.body.raw_data)
        yield Findable(
            str(step.uuid), step.title, step.url, "", body, f"In “{module.title}”", step.activity_id
        )


def find_terms() -> Iterator[Findable]:
    """Tell the words of the glossaries; of a word that two curricula explain, each."""
    rows = GlossaryTerm.objects.order_by("pk").values_list("curriculum", "term", "definition")
    address = reverse("website:glossary")
    for curriculum, term, definition in rows:
        url = f"{address}#{anchor_of(term)}"
        yield Findable(f"{curriculum}:{term.casefold()}", term, url, plain(definition))


def find_answers() -> Iterator[Findable]:
    """Tell the answers of the help."""
    for guide in guides():
        page = reverse("website:help_guide", args=[guide.slug])
        for answer in guide.answers:
            yield Findable(
                f"{guide.slug}/{answer.anchor}",
                answer.question,
                f"{page}#{answer.anchor}",
                "",
                plain(answer.text),
                guide.title,
            )


def _modules(outline: Outline) -> Iterator[ModuleNode]:
    """Walk published modules, each once."""
    published = (node for node in outline.nodes() if isinstance(node, ModuleNode) and node.page_id)
    yield from {node.activity_id: node for node in published if not node.is_restricted}.values()


def _in(outline: Outline, module: ModuleNode) -> str:
    pathway = outline.pathway_of(module)
    if pathway is not None:
        return pathway.title
    programme = next(iter(outline.programmes_of(module)), None)
    year = outline.year_of(module, programme) if programme else None
    part = year or programme
    return part.title if part else ""


def _pages(model: Any, ids: Iterable[int | None]) -> Iterator[Any]:
    """Read published pages some at a time."""
    wanted = sorted(each for each in ids if each)
    for first in range(0, len(wanted), _AT_A_TIME):
        some = wanted[first : first + _AT_A_TIME]
        yield from model.objects.live().filter(pk__in=some).order_by("pk")


def _curriculum() -> str:
    return str(current_version())


SOURCES: Final = (
    SearchSource(MODULES, "Modules", find_modules, 10, _curriculum),
    SearchSource(LESSONS, "Lessons", find_lessons, 20, _curriculum),
    SearchSource(PROGRAMMES, "Programmes and pathways", find_programmes, 30, _curriculum),
    SearchSource(GLOSSARY, "Glossary", find_terms, 40, _curriculum),
    SearchSource(HELP, "Help", find_answers, 50, help_edition),
)
