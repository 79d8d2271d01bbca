"""Load a curriculum: all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from competencies.models import Competency, Framework
from courses.actions.curriculum.folder import Folder, read_folder
from courses.actions.curriculum.framework import competency_ids, framework_document, store_framework
from courses.actions.curriculum.glossary import glossary_document, store_glossary
from courses.actions.curriculum.kinds import page_class_of
from courses.actions.curriculum.media import store_media
from courses.actions.curriculum.memory import Memory, digest
from courses.actions.curriculum.plan import Plan, read_plan
from courses.actions.curriculum.report import LoadReport
from courses.actions.curriculum.tree import TreeLoader
from courses.models import Activity, ProgrammePage
from courses.rules.curriculum.framework import write_framework
from courses.rules.curriculum.glossary import write_glossary
from courses.rules.curriculum.kind import Place
from courses.rules.curriculum.layout import Role
from courses.rules.problem import Problem


@dataclass(frozen=True)
class LoadOptions:
    """What an operator decided beforehand."""

    overwrite: frozenset[str] = frozenset()
    prune: bool = False
    dry_run: bool = False
    publish_unreviewed: bool = False
    progress: Callable[[Any], Any] = field(default=lambda items: items)


class LoadRefused(Exception):
    """The folder has problems; nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class UnknownIds(Exception):
    """Ids that an operator named and nothing has; nothing was changed."""

    def __init__(self, ids: list[str]) -> None:
        super().__init__(", ".join(ids))


class _DryRun(Exception):
    """Ends a dry run, taking everything back."""


def load_curriculum(root: Path, *, at: datetime, options: LoadOptions | None = None) -> LoadReport:
    """Load a folder.

    Pages edited in ``/admin/`` since the last load are left as they are and listed as conflicts.

    :raises LoadRefused: with every problem, when there is one; then nothing is changed.
    :raises UnknownIds: when an id to overwrite is neither in the folder nor of an earlier load.
    """
    chosen = options or LoadOptions()
    folder = read_folder(root)
    plan = read_plan(folder, set(Competency.objects.current().order_by("pk").values_list("code", flat=True)))
    problems = plan.problems or _taken(plan)
    if problems:
        raise LoadRefused(problems)
    unknown = chosen.overwrite - _known_ids(plan, Memory(plan.curriculum, at))
    if unknown:
        raise UnknownIds(sorted(unknown))
    report = LoadReport(curriculum=plan.curriculum, notices=list(plan.notices))
    report.notices += [f"{path} is no part of the curriculum; it was left out." for path in folder.left_out]
    try:
        with transaction.atomic(), disable_reference_index_auto_update():
            _apply(plan, folder, report, at, chosen)
            if chosen.dry_run:
                raise _DryRun
    except _DryRun:
        report.notices.append("This was a dry run; nothing was changed.")
    return report


def _known_ids(plan: Plan, memory: Memory) -> set[str]:
    """Return the ids of the folder, and of what earlier loads remember."""
    known = {page.code for page in plan.pages} | set(memory.by_code)
    known |= {document.code for document in plan.frameworks.values()}
    return known | ({plan.glossary[1].code} if plan.glossary else set())


def _taken(plan: Plan) -> list[Problem]:
    """Say which addresses are another curriculum's, and which ids another kind of page has."""
    tops = {page.slug: page for page in plan.pages if page.location.role in {Role.PROGRAMME, Role.ROUTE}}
    others = ProgrammePage.objects.filter(slug__in=tops).exclude(curriculum=plan.curriculum).order_by("pk")
    problems = [
        Problem(
            tops[page.slug].path, 2, f"“{page.slug}” is a programme of the curriculum “{page.curriculum}”."
        )
        for page in others
    ]
    kinds = dict(
        Activity.objects.of_curriculum(plan.curriculum).filter(page__isnull=False).values_list("code", "kind")
    )
    for page in plan.pages:
        kind = kinds.get(page.code)
        if kind is not None and kind != page_class_of(page).activity_kind:
            said = f"“{page.code}” is the id of a {kind}. A page of another kind needs an id of its own."
            problems.append(Problem(page.path, 2, said))
    return problems


def _apply(plan: Plan, folder: Folder, report: LoadReport, at: datetime, options: LoadOptions) -> None:
    memory = Memory(plan.curriculum, at)
    _frameworks(plan, folder, memory, report, options)
    _glossary(plan, folder, memory, report, options)
    media = store_media(plan.curriculum, folder.media)
    place = Place(plan.curriculum, at, media, competency_ids(plan.curriculum))
    TreeLoader(plan, place, memory, report, options).load()
    for path, (code, why) in sorted(plan.kept.items()):
        word = folder.locations[path].word
        memory.remember(path, code, word, folder.texts[path], is_kept_for_later=True)
        report.kept_for_later.append(f"{path} ({why})")
    if options.prune:
        _forget_kept(plan, memory)


def _frameworks(plan: Plan, folder: Folder, memory: Memory, report: LoadReport, options: LoadOptions) -> None:
    for path, document in sorted(plan.frameworks.items()):
        held = Framework.objects.filter(curriculum=plan.curriculum, code=document.code).first()
        now = write_framework(framework_document(held)) if held else ""
        wanted = write_framework(document)
        if _may_write(_Held(document.code, now, wanted), memory, report, options):
            framework = store_framework(plan.curriculum, document)
            now = write_framework(framework_document(framework))
        if now == wanted:
            memory.remember(path, document.code, "framework", folder.texts[path], became=digest(now))


def _glossary(plan: Plan, folder: Folder, memory: Memory, report: LoadReport, options: LoadOptions) -> None:
    if plan.glossary is None:
        return
    path, document = plan.glossary
    now = write_glossary(glossary_document(plan.curriculum, document))
    wanted = write_glossary(document)
    if _may_write(_Held(document.code, now, wanted), memory, report, options):
        store_glossary(plan.curriculum, document)
        now = wanted
    if now == wanted:
        memory.remember(path, document.code, "glossary", folder.texts[path], became=digest(now))


@dataclass(frozen=True)
class _Held:
    """A framework or glossary: what the tables say now, and what its file says."""

    code: str
    now: str
    wanted: str


def _may_write(held: _Held, memory: Memory, report: LoadReport, options: LoadOptions) -> bool:
    """Decide whether a file's version is taken, and note what that is."""
    loaded = memory.by_code.get(held.code)
    if held.now == held.wanted:
        report.unchanged += 1
        return False
    was_edited = loaded is not None and loaded.became != digest(held.now)
    if was_edited and held.code not in options.overwrite:
        report.conflicts.append(
            f"{held.code} was edited on the site since it was loaded; it was left as it is."
        )
        return False
    (report.changed if loaded else report.made).append(held.code)
    return True


def _forget_kept(plan: Plan, memory: Memory) -> None:
    """Let go of files that were kept for later and are no longer there."""
    for row in list(memory.by_path.values()):
        if row.is_kept_for_later and row.path not in plan.kept:
            memory.forget(row)
