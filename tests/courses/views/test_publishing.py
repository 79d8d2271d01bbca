"""Publishing a page in ``/admin/``: the checklist holds, whichever way somebody goes about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Workflow
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

from courses.actions.scheduled_pages import publish_what_is_due
from courses.models import CurriculumPage, LessonPage, ModulePage
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.world import a_module, a_programme
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db

TEXT = ("text", "Words.")
SILENT_FILM = ("video", {"address": "https://example.org/film", "title": "A film"})


@pytest.fixture
def trainer() -> Person:
    trainer = a_person("Tess", is_demo=True)
    a_responsibility(trainer, ResponsibilityKind.PROGRAMME_ADMIN)
    return trainer


@pytest.fixture
def lesson() -> LessonPage:
    """Return a lesson that nobody has published."""
    a_module(a_programme(), "m1", lessons=0)
    page = LessonPage(title="New", slug="new", code="new", minutes=10, live=False)
    return ModulePage.objects.get(slug="m1").add_child(instance=page)


def as_sent(client: Client, page: CurriculumPage) -> dict[str, Any]:
    """Return what the editor's form would send of a page's latest revision, blocks included."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    latest = page.get_latest_revision_as_object()
    streams = {
        field.name: streamfield([_typed(block) for block in getattr(latest, field.name)])
        for field in latest._meta.get_fields()
        if isinstance(field, StreamField)
    }
    blocks = {name: "" if value is None else value for name, value in nested_form_data(streams).items()}
    return {**form.dict(), **blocks}


def _typed(block: Any) -> tuple[str, Any]:
    is_text = block.block_type == "text"
    return block.block_type, rich_text(f"<p>{block.value}</p>") if is_text else block.value


def by_the_editor(page: LessonPage, trainer: Person) -> None:
    client = Client()
    client.force_login(trainer)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {**as_sent(client, page), "action-publish": "yes"}
    assert client.post(url, form).status_code == 302


def by_approval(page: LessonPage, trainer: Person) -> None:
    state = Workflow.objects.get(name="Moderators approval").start(page, trainer)
    state.current_task_state.approve(user=trainer)


def by_schedule(page: LessonPage, trainer: Person) -> None:
    revision = page.latest_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    publish_what_is_due()


def in_bulk(page: LessonPage, trainer: Person) -> None:
    client = Client()
    client.force_login(trainer)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert client.post(f"{url}?id={page.pk}", {"include_descendants": ""}).status_code == 302


WAYS = [by_the_editor, by_approval, by_schedule, in_bulk]


@pytest.mark.parametrize(
    ("publish", "body", "is_published"),
    [
        *((way, [TEXT], True) for way in WAYS),
        *((way, [], False) for way in WAYS),
        *((way, [TEXT, SILENT_FILM], False) for way in WAYS[1:]),
    ],
)
def test_a_page_is_published_when_its_checklist_lets_it(
    lesson: LessonPage,
    trainer: Person,
    publish: Callable[[LessonPage, Person], None],
    body: list[tuple[str, Any]],
    is_published: bool,
) -> None:
    lesson.body = body  # type: ignore[assignment]
    lesson.save_revision()

    publish(lesson, trainer)

    lesson.refresh_from_db()
    assert lesson.live is is_published


def test_what_a_schedule_may_not_publish_is_not_tried_again(lesson: LessonPage, trainer: Person) -> None:
    lesson.save_revision()

    by_schedule(lesson, trainer)

    lesson.refresh_from_db()
    assert lesson.latest_revision.approved_go_live_at is None


def test_whoever_opens_a_page_in_moderation_is_told_what_approving_waits_for(
    lesson: LessonPage, trainer: Person
) -> None:
    lesson.save_revision()
    Workflow.objects.get(name="Moderators approval").start(lesson, trainer)
    client = Client()
    client.force_login(trainer)

    page = client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])).content.decode()

    assert "Has something to read" in page
    assert "Approving does not publish" in page


@pytest.mark.parametrize(("body", "is_said"), [([], True), ([TEXT], False)])
def test_whoever_approves_from_the_dialog_is_told_when_nothing_was_published(
    lesson: LessonPage, trainer: Person, body: list[tuple[str, Any]], is_said: bool
) -> None:
    lesson.body = body  # type: ignore[assignment]
    lesson.save_revision()
    state = Workflow.objects.get(name="Moderators approval").start(lesson, trainer)
    client = Client()
    client.force_login(trainer)
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[lesson.pk, "approve", state.current_task_state.pk]
    )

    page = client.post(address, {"comment": ""}, follow=True).content.decode()

    lesson.refresh_from_db()
    assert lesson.live is not is_said
    assert ("was approved, and it was not published" in page) is is_said
    assert ("Has something to read" in page and "Still to do" in page) is is_said


def test_the_programme_team_approves_what_was_submitted_and_its_author_does_not(
    lesson: LessonPage, trainer: Person
) -> None:
    author = a_person("Tom", is_demo=True)
    a_responsibility(author, ResponsibilityKind.TRAINER)
    lesson.save_revision()
    state = Workflow.objects.get(name="Moderators approval").start(lesson, author)
    task = state.current_task_state.task.specific

    may = {person: {name for name, *_ in task.get_actions(lesson, person)} for person in (author, trainer)}

    assert may == {author: set(), trainer: {"approve", "reject"}}


@pytest.mark.parametrize("mode", ["not-started", "half-way", "passed"])
@pytest.mark.parametrize("slug", ["new", "m1"])
def test_an_author_previews_what_a_learner_sees_at_each_state(
    lesson: LessonPage, trainer: Person, mode: str, slug: str
) -> None:
    lesson.body = [TEXT]  # type: ignore[assignment]
    lesson.save_revision().publish()
    page = lesson if slug == "new" else ModulePage.objects.get(slug="m1")
    page.save_revision()
    client = Client()
    client.force_login(trainer)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(f"{url}?mode={mode}", as_sent(client, page)).json()["is_valid"]

    shown = client.get(f"{url}?mode={mode}&in_preview_panel=true")

    assert shown.status_code == 200
    assert page.title in shown.content.decode()
