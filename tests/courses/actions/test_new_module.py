"""Beginning a module from a title."""

from __future__ import annotations

import pytest

from courses.actions.new_module import begin_module
from courses.models import LessonPage, ModulePage, ProgrammePage, YearPage
from tests.courses.world import a_person, the_shelf

pytestmark = pytest.mark.django_db


def test_a_new_module_is_laid_out_as_drafts_with_a_structure_to_fill() -> None:
    programme = the_shelf().add_child(instance=ProgrammePage(title="Programme", slug="laid-out"))
    year = programme.add_child(instance=YearPage(title="Year 1", slug="year-1"))

    module = begin_module(parent=year, title="Listening well", lessons=2, by=a_person())

    lessons = LessonPage.objects.child_of(module).order_by("path")
    body = lessons[0].get_latest_revision_as_object().body
    assert not ModulePage.objects.get(pk=module.pk).live
    assert [lesson.live for lesson in lessons] == [False, False]
    assert {block["type"] for block in body.raw_data} >= {"case", "reflection", "self_check", "key_point"}
