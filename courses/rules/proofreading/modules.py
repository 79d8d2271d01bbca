"""Whether a module has what a learner needs: stories, questions to oneself, something to do, and enough of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from courses.rules.curriculum.layout import Role
from courses.rules.proofreading.quiz import read_questions, tops
from courses.rules.proofreading.text import Finding, Text

FEWEST_LESSONS, MOST_LESSONS = 3, 5
FULL_BANK = 12


@dataclass(frozen=True)
class Module:
    """A module's own file and its steps, in order."""

    text: Text
    steps: tuple[Text, ...]

    @property
    def code(self) -> str:
        return self.text.code

    @property
    def lessons(self) -> tuple[Text, ...]:
        return tuple(step for step in self.steps if step.kind == "lesson")

    @property
    def quizzes(self) -> tuple[Text, ...]:
        return tuple(step for step in self.steps if step.kind == "quiz")

    @property
    def questions(self) -> int:
        """How many questions its quizzes hold; a case counts as one."""
        return sum(len(tops(read_questions(quiz))) for quiz in self.quizzes)

    @property
    def is_short(self) -> bool:
        """Whether it belongs to a short programme of its own."""
        return self.text.path.startswith("routes/")

    @property
    def minutes(self) -> int:
        return self.text.number("minutes")

    @property
    def step_kinds(self) -> tuple[str, ...]:
        """Return each step's kind, with what an assignment or observation is: ``assignment:project``."""
        return tuple(
            f"{step.kind}:{step.front['kind']}" if step.front.get("kind") else step.kind
            for step in self.steps
        )


def modules_of(texts: Sequence[Text]) -> list[Module]:
    """Gather modules with their steps."""
    steps: dict[str, list[Text]] = {}
    for text in texts:
        if text.location.role is Role.STEP:
            steps.setdefault(text.location.parent, []).append(text)
    return [
        Module(text, tuple(sorted(steps.get(text.folder, []), key=lambda step: step.location.number)))
        for text in texts
        if text.location.role is Role.MODULE
    ]


def check_module(module: Module) -> list[Finding]:
    """Return what a module lacks, each thing named. A route's modules are short and have less."""
    found = _short(module) if module.is_short else _lessons(module)
    return [module.text.problem(0, said) for said in (*found, *_whole(module))]


def _blocks(module: Module) -> Counter[str]:
    return Counter(block.name for lesson in module.lessons for block in lesson.blocks())


def _short(module: Module) -> Iterator[str]:
    blocks = _blocks(module)
    if not module.lessons:
        yield "It has no lesson."
    if not blocks["case"]:
        yield "No lesson tells a case story."
    if not blocks["reflect"] and not blocks["activity"]:
        yield "There is nothing to think about or to do."


def _lessons(module: Module) -> Iterator[str]:
    blocks, lessons = _blocks(module), len(module.lessons)
    if not FEWEST_LESSONS <= lessons <= MOST_LESSONS:
        yield f"It has {lessons} lessons; it should have {FEWEST_LESSONS} to {MOST_LESSONS}."
    if not blocks["case"]:
        yield "No lesson tells a case story."
    if blocks["reflect"] < 2:
        yield f"It has {blocks['reflect']} reflections; it should have two or more."
    if not blocks["activity"]:
        yield "There is no activity to do at work."
    if not _has_hard_choice(module):
        yield "There is no hard choice: a self-check of three options, a judgement or a case."
    if not any("## Further reading" in lesson.body for lesson in module.lessons):
        yield "No lesson ends with further reading."


def _has_hard_choice(module: Module) -> bool:
    checks = (block for lesson in module.lessons for block in lesson.blocks() if block.name == "self-check")
    if any(sum(line[:1] in {"=", "~"} for line in block.lines) >= 3 for block in checks):
        return True
    types = {question.type for quiz in module.quizzes for question in read_questions(quiz)}
    return bool(types & {"judgement", "case"})


def _whole(module: Module) -> Iterator[str]:
    if not module.text.front.get("cover"):
        yield "It names no cover."
    if not module.text.items("sources"):
        yield "It names no source."
    if not module.text.items("outcomes") or not module.text.items("competencies"):
        yield "It names no outcomes or no competencies."
    inside = sum(step.number("minutes") for step in module.steps)
    if module.minutes < inside:
        yield f"Its steps take {inside} minutes and it has only {module.minutes}."
    if not any(step.kind != "lesson" for step in module.steps):
        yield "Nothing in it is assessed."


def awaiting_review(modules: Iterable[Module]) -> list[tuple[Module, tuple[str, ...]]]:
    """Return the modules that a practitioner still has to read, with what for."""
    found = []
    for module in modules:
        review = module.text.front.get("review")
        if not isinstance(review, dict):
            continue
        needed = tuple(review.get("needed") or ())
        if needed and not (review.get("by") and review.get("on")):
            found.append((module, needed))
    return found
