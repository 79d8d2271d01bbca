"""Pages, made and changed from what a folder plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from wagtail.models import Locale, Page, Site

from courses.actions.activity import plan_activity
from courses.actions.curriculum.kinds import handler_of, page_class_of
from courses.actions.curriculum.memory import Memory, digest, own_text
from courses.actions.curriculum.plan import Plan
from courses.actions.curriculum.report import LoadReport
from courses.models import Activity, CurriculumPage, ProgrammesPage
from courses.rules.curriculum.kind import Place
from courses.rules.curriculum.layout import Role
from courses.rules.curriculum.module import ModuleDocument
from courses.rules.curriculum.planned import Planned
from courses.vocabulary import ReviewTopic

ORDER = (Role.PROGRAMME, Role.YEAR, Role.PATHWAY, Role.ROUTE, Role.MODULE, Role.STEP)


class Options(Protocol):
    """What of an operator's decisions concerns pages."""

    overwrite: frozenset[str]
    prune: bool
    publish_unreviewed: bool
    progress: Any


@dataclass
class _Standing:
    """How a page stands against its file."""

    page: Any
    is_new: bool = False
    is_same: bool = False
    is_settled: bool = False
    is_conflict: bool = False
    became: str = ""


def _says_everything(handler: Any) -> bool:
    """Return whether a kind's page holds all that its file says, with no rows beside it that may change alone."""
    return not getattr(handler, "has_rows", True)


class TreeLoader:
    """Makes the tree of pages agree with a plan."""

    def __init__(self, plan: Plan, place: Place, memory: Memory, report: LoadReport, options: Any) -> None:
        self.plan, self.place, self.memory, self.report, self.options = plan, place, memory, report, options
        self.pages: dict[str, Any] = {}
        activities = Activity.objects.of_curriculum(plan.curriculum).filter(page__isnull=False)
        self.page_ids = dict(activities.values_list("code", "page_id"))
        self.index = _index_page()
        self.top = next(planned for planned in plan.pages if planned.location.role is Role.PROGRAMME)
        self.unreviewed = {
            planned.folder
            for planned in plan.pages
            if isinstance(planned.document, ModuleDocument) and planned.document.review.is_awaited
        }

    def load(self) -> None:
        """Make and change pages, parents first; then plan what is not written, order siblings, and mind what has gone."""
        for planned in self.options.progress(self._ordered()):
            self._load_page(planned)
        self._plan_unwritten()
        self._order_siblings()
        self._mind_the_gone()

    def _ordered(self) -> list[Planned]:
        years = {folder: number for number, folder in enumerate(self.top.document.years)}

        def key(planned: Planned) -> tuple[Any, ...]:
            rank = ORDER.index(planned.location.role)
            year = years.get(planned.folder, 0) if planned.location.role is Role.YEAR else 0
            return (rank, year, planned.location.parent, planned.location.number, planned.path)

        return sorted(self.plan.pages, key=key)

    def _parent_of(self, planned: Planned) -> Any:
        if planned.location.role in {Role.PROGRAMME, Role.ROUTE}:
            return self.index
        if planned.location.role in {Role.YEAR, Role.PATHWAY}:
            return self.pages[self.top.code]
        above = next(
            page
            for page in self.plan.pages
            if page.folder == planned.location.parent and page.location.role is not Role.STEP
        )
        return self.pages[above.code]

    def _load_page(self, planned: Planned) -> None:
        page_class = page_class_of(planned)
        handler = handler_of(page_class)
        standing = self._standing(planned, page_class, handler)
        self.pages[planned.code] = standing.page
        if standing.is_conflict:
            return
        if not standing.is_settled:
            self._write_page(planned, standing, handler)
        page = self.pages[planned.code]
        became = standing.became or digest(own_text(handler, handler.get(page, self.place)))
        self._remember(planned, became, page.latest_revision_id if _says_everything(handler) else None)

    def _standing(self, planned: Planned, page_class: type[CurriculumPage], handler: Any) -> _Standing:
        """Find the page of an id, and whether it is new, as its file has it, or edited on the site."""
        held = page_class.objects.filter(pk=self.page_ids.get(planned.code)).first()
        if held is None:
            self.report.made.append(planned.code)
            return _Standing(page_class(locale=self.index.locale), is_new=True)
        if self._is_untouched(planned, held, handler):
            self.report.unchanged += 1
            became = self.memory.by_code[planned.code].became
            return _Standing(held, is_same=True, is_settled=True, became=became)
        latest = held.get_latest_revision_as_object()
        self.place.media.met_replaced = False
        now = own_text(handler, handler.get(latest, self.place))
        has_old_media = self.place.media.met_replaced
        is_same = now == own_text(handler, planned.document)
        loaded = self.memory.by_code.get(planned.code)
        was_edited = loaded is None or loaded.became != digest(now)
        if was_edited and not is_same and planned.code not in self.options.overwrite:
            said = f"{planned.path}: {planned.code} was edited on the site since it was loaded; it was left as it is."
            self.report.conflicts.append(said)
            return _Standing(held, is_conflict=True)
        if not is_same or has_old_media or latest.slug != planned.slug:
            self.report.changed.append(planned.code)
            return _Standing(latest)
        self.report.unchanged += 1
        has_moved = held.get_parent().pk != self._parent_of(planned).pk
        waited = loaded is not None and loaded.awaits_review
        has_come_back = loaded is None and not held.live
        is_settled = not has_moved and not waited and not has_come_back
        return _Standing(latest, is_same=True, is_settled=is_settled)

    def _is_untouched(self, planned: Planned, held: Any, handler: Any) -> bool:
        """Return whether neither the file nor the page has changed since the load, so that neither need be read."""
        loaded = self.memory.by_code.get(planned.code)
        return (
            loaded is not None
            and _says_everything(handler)
            and (loaded.path, loaded.text) == (planned.path, planned.text)
            and loaded.revision_id is not None
            and loaded.revision_id == held.latest_revision_id == held.live_revision_id
            and not loaded.awaits_review
            and held.live
            and held.slug == planned.slug
            and held.path.startswith(self._parent_of(planned).path)
            and not self.place.media.replaced
        )

    def _write_page(self, planned: Planned, standing: _Standing, handler: Any) -> None:
        """Make or change a page, put it where its file stands, and publish it."""
        parent = self._parent_of(planned)
        page = standing.page
        if not standing.is_new and page.get_parent().pk != parent.pk:
            type(page).objects.get(pk=page.pk).move(parent, pos="last-child")
            page = self.pages[planned.code] = (
                type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
            )
        page.title = page.draft_title = planned.document.title
        page.slug, page.code, page.curriculum = planned.slug, planned.code, self.place.curriculum
        handler.put(page, planned.document, self.place)
        if standing.is_new:
            page.live = False
            parent.add_child(instance=page)
        handler.put_rows(page, planned.document, self.place)
        if not self._awaits_review(planned):
            page.save_revision(clean=False, log_action=False).publish()
            page.refresh_from_db()
        elif not standing.is_same:
            page.save_revision(clean=False, log_action=False)

    def _remember(self, planned: Planned, became: str, revision_id: int | None) -> None:
        awaits_review = self._awaits_review(planned)
        if awaits_review and planned.location.role is Role.MODULE:
            self.report.drafts.append(planned.code)
            assert isinstance(planned.document, ModuleDocument)
            topics = [str(ReviewTopic(topic).label) for topic in planned.document.review.needed]
            self.report.reviews_needed[planned.code] = f"{planned.document.title}; needs: {', '.join(topics)}"
        self.memory.remember(
            planned.path,
            planned.code,
            planned.location.word or planned.location.role.value,
            planned.text,
            became=became,
            revision_id=revision_id,
            is_kept_for_later=False,
            awaits_review=awaits_review,
        )

    def _awaits_review(self, planned: Planned) -> bool:
        """Return whether a page stays a draft until a practitioner has read its module."""
        if self.options.publish_unreviewed:
            return False
        folder = planned.location.parent if planned.location.role is Role.STEP else planned.folder
        return folder in self.unreviewed

    def _plan_unwritten(self) -> None:
        """Give every listed module that is not written its activity."""
        written = {planned.code for planned in self.plan.pages}
        programme = Activity.objects.filter(page_id=self.pages[self.top.code].pk).first()
        for planned in self.plan.pages:
            for slot in getattr(planned.document, "modules", ()):
                if slot.code not in written and slot.title:
                    plan_activity(self.place.curriculum, slot.code, slot.title, programme)

    def _order_siblings(self) -> None:
        """Put pages in the order of their files; pages that no file has keep their place at the end."""
        groups: dict[int, list[Any]] = {}
        for planned in self._ordered():
            page = self.pages[planned.code]
            groups.setdefault(_pk(self._parent_of(planned)), []).append(page.pk)
        for parent_id, wanted in groups.items():
            _reorder(parent_id, wanted)

    def _mind_the_gone(self) -> None:
        """List pages whose file has gone, or unpublish them where that was asked."""
        codes = {planned.code for planned in self.plan.pages} | {code for code, _ in self.plan.kept.values()}
        for row in list(self.memory.by_path.values()):
            page_id = self.page_ids.get(row.code)
            if row.code in codes or page_id is None or row.is_kept_for_later:
                continue
            page = Page.objects.get(pk=page_id).specific
            if not self.options.prune:
                self.report.gone.append(row.code)
            elif self._was_edited(page, row) and row.code not in self.options.overwrite:
                self.report.conflicts.append(
                    f"{row.code} has lost its file and was edited on the site; it was left."
                )
            else:
                if page.live:
                    page.unpublish()
                self.memory.forget(row)
                self.report.pruned.append(row.code)

    def _was_edited(self, page: Any, row: Any) -> bool:
        handler = handler_of(type(page))
        if handler is None:
            return False
        latest = page.get_latest_revision_as_object()
        return bool(digest(own_text(handler, handler.get(latest, self.place))) != row.became)


def _pk(page: Any) -> int:
    return int(page.pk)


def _index_page() -> ProgrammesPage:
    """Return the shelf of programmes, made below the site's first page where it is missing."""
    index: ProgrammesPage | None = ProgrammesPage.objects.order_by("path").first()
    if index is not None:
        return index
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = site.root_page if site else Page.get_first_root_node()
    index = ProgrammesPage(title="Programmes", slug="programmes", locale=Locale.get_default())
    root.add_child(instance=index)
    return index


def _reorder(parent_id: int, wanted: Iterable[int]) -> None:
    """Move siblings, the fewest that it takes, so that those wanted stand in that order."""
    wanted = list(wanted)
    parent = Page.objects.get(pk=parent_id)
    there = list(parent.get_children().order_by("path").values_list("pk", flat=True))
    ranks = {pk: rank for rank, pk in enumerate(wanted)}
    now = [pk for pk in there if pk in ranks]
    if now == [pk for pk in wanted if pk in set(now)]:
        return
    for earlier, later in pairwise(wanted):
        Page.objects.get(pk=later).move(Page.objects.get(pk=earlier), pos="right")
