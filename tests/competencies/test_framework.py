"""A framework goes into its tables and comes back as the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from competencies.models import Competency, Rating
from competencies.queries.standing import standings_of
from courses.actions.curriculum.framework import framework_document, store_framework
from courses.rules.body.prose import Reading
from courses.rules.curriculum.framework import FrameworkDocument, read_framework, write_framework
from courses.rules.front_matter import read_front
from courses.rules.problem import Problems
from tests.competencies.scene import a_rating
from tests.people.factories import TODAY, a_person

pytestmark = pytest.mark.django_db
SHIPPED = Path(__file__).resolve().parents[2] / "courses" / "curriculum" / "frameworks" / "link-worker.md"


def read(text: str) -> FrameworkDocument:
    problems = Problems("frameworks/link-worker.md")
    document = read_framework(read_front(text, problems), Reading(problems))
    assert problems.found == []
    return document


def test_the_shipped_framework_comes_back_byte_for_byte() -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    framework = store_framework("programme", read(text))

    assert write_framework(framework_document(framework)) == text
    assert Competency.objects.filter(domain__framework=framework).count() == 30


def test_a_competency_keeps_its_row_when_its_words_change() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    store_framework("programme", read(text))
    before = Competency.objects.get(code="A1").pk

    store_framework("programme", read(text.replace("### A1 Building trust", "### A1 Earning trust")))

    assert Competency.objects.get(code="A1").pk == before
    assert Competency.objects.get(code="A1").name == "Earning trust"


def test_a_competency_in_which_somebody_was_rated_is_kept_out_of_sight_when_a_framework_drops_it() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    framework = store_framework("programme", read(text))
    ann = a_person("Ann")
    rating = a_rating(ann, "F4", 2)
    shorter = text[: text.index("### F3 ")]

    store_framework("programme", read(shorter))

    assert write_framework(framework_document(framework)) == shorter.rstrip() + "\n"
    assert not Competency.objects.filter(code="F3").exists()
    assert Competency.objects.get(code="F4").is_retired
    assert Rating.objects.get() == rating
    assert "F4" not in {
        node.code for node in standings_of([ann.pk], TODAY)[ann.pk].framework.tree.competencies
    }

    store_framework("programme", read(text))

    assert not Competency.objects.get(code="F4").is_retired
    assert standings_of([ann.pk], TODAY)[ann.pk].rated == 1
    assert list(framework.versions.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_loading_the_same_framework_again_publishes_nothing() -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    framework = store_framework("programme", read(text))
    store_framework("programme", read(text))

    assert framework.versions.count() == 1
