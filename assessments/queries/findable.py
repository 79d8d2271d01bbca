"""What of the assessments can be found: quizzes by their title, and never a question."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.models import QuizPage
from courses.queries.outline import current_outline, current_version
from courses.rules.outline import ModuleNode
from foundations.registries import Findable, SearchSource


def find_quizzes() -> Iterator[Findable]:
    """Tell published quizzes, each once; one query for the Outline."""
    told: set[int] = set()
    for module in current_outline().nodes():
        if not isinstance(module, ModuleNode) or module.page_id is None or module.is_restricted:
            continue
        for step in module.steps:
            if (
                step.kind == QuizPage.activity_kind
                and not step.is_restricted
                and step.activity_id not in told
            ):
                told.add(step.activity_id)
                yield Findable(str(step.uuid), step.title, step.url, where=f"In “{module.title}”")


def _curriculum() -> str:
    return str(current_version())


QUIZZES = SearchSource("quizzes", "Quizzes", find_quizzes, 25, _curriculum)
