"""The Outline: one edition, few queries, raised by whatever changes the curriculum."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from courses.actions.curriculum.load import LoadOptions, load_curriculum
from courses.models import Activity, LessonPage, ModulePage, YearPage
from courses.queries.outline import current_outline, current_version
from courses.queries.outline_building import build_outline
from foundations.clock import now
from tests.courses.curriculum_folder import a_folder

pytestmark = pytest.mark.django_db
OPTIONS = LoadOptions(publish_unreviewed=True)


@pytest.fixture
def module(tmp_path: Path) -> ModulePage:
    load_curriculum(a_folder(tmp_path), at=now(), options=OPTIONS)
    return ModulePage.objects.get(code="s1-01")


CHANGES: dict[str, Callable[[ModulePage], object]] = {
    "publishing": lambda module: module.save_revision().publish(),
    "unpublishing": lambda module: module.unpublish(),
    "moving": lambda module: module.move(YearPage.objects.get(), pos="last-child"),
    "deleting": lambda module: module.delete(),
    "restricting": lambda module: PageViewRestriction.objects.create(page=module, restriction_type="login"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_for_readers_raises_the_edition(change: str, module: ModulePage) -> None:
    before = current_version()

    CHANGES[change](module)

    assert current_version() > before


def test_a_draft_raises_nothing(module: ModulePage) -> None:
    before = current_version()

    module.save_revision()

    assert current_version() == before


def test_the_edition_is_read_with_one_query(module: ModulePage, django_assert_num_queries: Callable) -> None:
    current_outline()

    with django_assert_num_queries(1):  # the version
        current_outline()


@pytest.mark.parametrize("lessons", [1, 12])
def test_making_an_edition_takes_the_same_queries_however_many_lessons(
    lessons: int, module: ModulePage
) -> None:
    for number in range(lessons):
        module.add_child(instance=LessonPage(title=f"More {number}", slug=f"more-{number}"))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        outline = build_outline(1)

    assert len(outline.programmes[0].years[0].modules[0].steps) == lessons + 1
    assert (
        len(queries) <= 15
    )  # the index, restrictions, activities, competencies, and one for each kind of page


def test_a_copy_gets_an_activity_of_its_own_and_deleting_keeps_it(module: ModulePage) -> None:
    lesson = LessonPage.objects.get(code="s1-01-first")

    copy = lesson.copy(update_attrs={"slug": "a-copy"})
    first, second = Activity.objects.get(page_id=lesson.pk), Activity.objects.get(page_id=copy.pk)
    lesson.delete()

    assert first.uuid != second.uuid
    assert first.code != second.code
    assert Activity.objects.get(pk=first.pk).page_id is None


def test_an_old_revision_cannot_change_a_pages_id(module: ModulePage) -> None:
    lesson = LessonPage.objects.get(code="s1-01-first")
    copy = lesson.copy(update_attrs={"slug": "a-copy"}, copy_revisions=True)

    copy.get_latest_revision().publish()

    assert (
        LessonPage.objects.get(pk=copy.pk).code == Activity.objects.get(page_id=copy.pk).code != "s1-01-first"
    )


def test_what_is_not_published_is_not_found(module: ModulePage, client: Client) -> None:
    module.unpublish()

    assert client.get("/programmes/small/year-1/listening/").status_code == 404
    assert client.get("/programmes/small/year-1/nowhere/").status_code == 404


def test_a_restricted_module_asks_who_it_is(module: ModulePage, client: Client) -> None:
    PageViewRestriction.objects.create(page=Page.objects.get(pk=module.pk), restriction_type="login")

    assert client.get("/programmes/small/year-1/listening/").status_code == 302
