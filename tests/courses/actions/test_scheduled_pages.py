"""Pages come and go at the hour that their editor has set, by the worker, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from courses.actions.scheduled_pages import LOCK, publish_what_is_due
from courses.models import LessonPage, ModulePage
from courses.tasks import publish_scheduled_pages
from tests.courses.world import a_module, a_programme

MINUTE = timedelta(minutes=1)


def a_lesson(slug: str, *, live: bool) -> LessonPage:
    module = ModulePage.objects.filter(slug="m1").first() or a_module(a_programme(), "m1", lessons=0)
    page = LessonPage(
        title=slug.title(), slug=slug, code=slug, minutes=10, live=live, body=[("text", "Words.")]
    )
    return ModulePage.objects.get(pk=module.pk).add_child(instance=page)


def come_at(page: LessonPage, offset: timedelta) -> None:
    page.go_live_at = timezone.now() + offset
    revision = page.save_revision()
    revision.approved_go_live_at = page.go_live_at
    revision.save()


def is_live(page: LessonPage) -> bool:
    return LessonPage.objects.get(pk=page.pk).live


@pytest.mark.django_db
def test_a_page_whose_hour_has_come_is_published_and_one_of_tomorrow_is_not() -> None:
    due, later = a_lesson("due", live=False), a_lesson("later", live=False)
    come_at(due, -MINUTE)
    come_at(later, timedelta(days=1))

    publish_scheduled_pages()

    assert is_live(due)
    assert not is_live(later)


@pytest.mark.django_db
def test_a_page_that_has_expired_is_taken_down() -> None:
    over, kept = a_lesson("over", live=True), a_lesson("kept", live=True)
    LessonPage.objects.filter(pk=over.pk).update(expire_at=timezone.now() - MINUTE)
    LessonPage.objects.filter(pk=kept.pk).update(expire_at=timezone.now() + timedelta(days=1))

    publish_scheduled_pages()

    assert not is_live(over)
    assert is_live(kept)


@pytest.mark.django_db
def test_while_another_process_is_at_it_nothing_is_done() -> None:
    due = a_lesson("due", live=False)
    come_at(due, -MINUTE)
    another_process = connection.copy()

    with another_process.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", list(LOCK))
        assert not publish_what_is_due()
        # Closing alone lets go of it only once the server has noticed.
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", list(LOCK))
    another_process.close()
    assert not is_live(due)

    assert publish_what_is_due()
    assert is_live(due)
