from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from courses.models import GlossaryTerm
from tests.website.searching import rebuild, something_to_find, the_lesson
from website.actions.search import is_up_to_date
from website.models import SearchEntry
from website.tasks import follow_the_content

pytestmark = pytest.mark.django_db


def test_what_is_found_follows_what_is_published() -> None:
    something_to_find()
    assert is_up_to_date()
    lesson = the_lesson()
    lesson.title = "Barrows"
    lesson.save_revision().publish()
    GlossaryTerm.objects.all().delete()
    assert not is_up_to_date()

    follow_the_content()

    assert is_up_to_date()
    assert SearchEntry.objects.filter(source="lessons", title="Barrows").exists()
    assert not SearchEntry.objects.filter(source="glossary").exists()


def test_building_twice_changes_nothing() -> None:
    something_to_find()
    before = list(SearchEntry.objects.order_by("pk").values())

    rebuild()

    assert list(SearchEntry.objects.order_by("pk").values()) == before


def test_a_restricted_page_is_not_told() -> None:
    from wagtail.models import PageViewRestriction

    something_to_find()
    page = the_lesson()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    rebuild()

    assert not SearchEntry.objects.filter(title=page.title).exists()


def test_answers_to_a_self_check_are_not_told() -> None:
    something_to_find()
    lesson = the_lesson()
    answers: list[dict[str, Any]] = [
        {"text": "Giraffe", "is_right": True},
        {"text": "Okapi", "is_right": False},
    ]
    lesson.body = [  # type: ignore[assignment]  # Wagtail takes blocks as pairs
        ("self_check", {"questions": [{"question": "Which?", "options": answers}]}),
        ("key_point", {"content": [("text", "Walk **together**.")]}),
    ]
    lesson.save_revision().publish()

    rebuild()

    body = SearchEntry.objects.get(source="lessons", title=lesson.title).body
    assert body == "Walk together."


def test_the_command_says_what_it_made_and_a_dry_run_makes_nothing() -> None:
    something_to_find()
    SearchEntry.objects.all().delete()
    out = StringIO()

    call_command("rebuild_search", "--dry-run", stdout=out)
    assert not SearchEntry.objects.exists()
    call_command("rebuild_search", stdout=out)

    assert "up to date" in out.getvalue()
    assert "things can be found" in out.getvalue()
    assert SearchEntry.objects.filter(source="help").count() >= 25
