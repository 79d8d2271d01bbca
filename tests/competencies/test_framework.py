"""A framework goes into its tables and comes back as the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from competencies.models import Competency
from courses.actions.curriculum.framework import framework_document, store_framework
from courses.rules.body.prose import Reading
from courses.rules.curriculum.framework import FrameworkDocument, read_framework, write_framework
from courses.rules.front_matter import read_front
from courses.rules.problem import Problems

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
