"""A small curriculum and people for it, made as the site makes them: published pages under the list of programmes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

from wagtail.models import Page

from courses.actions.enrolment import enrol
from courses.actions.progress import complete_step
from courses.models import (
    Activity,
    Enrolment,
    LessonPage,
    ModulePage,
    PathwayPage,
    ProgrammePage,
    ProgrammesPage,
    YearPage,
)
from courses.queries.outline import current_outline
from people.models import Person

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
START = date(2026, 3, 2)
_numbers = count(1)


def a_person(name: str = "Maya Ellis") -> Person:
    number = next(_numbers)
    return Person.objects.create_user(f"person{number}@example.org", "a long passphrase", name=name)


def the_shelf() -> ProgrammesPage:
    found = ProgrammesPage.objects.first()
    if found is not None:
        return found
    page = ProgrammesPage(title="Programmes", slug="programmes")
    Page.objects.get(depth=1).add_child(instance=page)
    return page


def _slots(slots: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"type": "module", "value": {"code": code, "title": title}} for code, title in slots]


def a_module(
    parent: Page, code: str, *, lessons: int = 2, requires: Sequence[str] = (), title: str = ""
) -> ModulePage:
    """Publish a module with so many lessons, whose ids are the module's with a number."""
    title = title or f"Module {code}"
    module = ModulePage(
        title=title,
        slug=code,
        code=code,
        summary=f"Why {title} matters.",
        requires=list(requires),
        minutes=60,
    )
    parent.add_child(instance=module)
    for number in range(1, lessons + 1):
        a_lesson(module, f"{code}-{number}")
    return module


def a_lesson(
    module: ModulePage, code: str, *, completion: str = "button", text: str = "Words."
) -> LessonPage:
    page = LessonPage(
        title=f"Lesson {code}", slug=code, code=code, minutes=10, completion=completion,
        body=[("text", text)] if text else [],
    )  # fmt: skip
    module.add_child(instance=page)
    page.save_revision().publish()
    return LessonPage.objects.get(pk=page.pk)


def a_year(
    programme: ProgrammePage, code: str, slots: Sequence[tuple[str, str]], *, title: str = ""
) -> YearPage:
    page = YearPage(title=title or code.capitalize(), slug=code, code=code, modules=_slots(slots))
    programme.add_child(instance=page)
    plan(programme, slots)
    return page


def plan(programme: ProgrammePage, slots: Sequence[tuple[str, str]]) -> None:
    """Make the activities of modules that are not written yet, as loading a curriculum does."""
    for code, title in slots:
        Activity.objects.get_or_create(
            curriculum=programme.curriculum, code=code, defaults={"kind": "module", "title": title}
        )


def a_programme(code: str = "prog", *, modules: Sequence[tuple[str, str]] = ()) -> ProgrammePage:
    page = ProgrammePage(
        title=f"Programme {code}", slug=code, code=code, curriculum=code, modules=_slots(modules)
    )
    the_shelf().add_child(instance=page)
    return page


def the_programme() -> ProgrammePage:
    """Publish a programme of three years.

    Orientation has ``o1``; Year 1 has ``m1``, ``m2`` (which requires ``m1``) and ``m3``, which is not written; Year 2
    has ``m4`` and the pathway's slot. The pathway ``nature`` has ``n1``.
    """
    programme = a_programme()
    orientation = a_year(programme, "orientation", [("o1", "Module o1")])
    year1 = a_year(programme, "year-1", [("m1", "Module m1"), ("m2", "Module m2"), ("m3", "Module m3")])
    year2 = a_year(programme, "year-2", [("m4", "Module m4"), ("m5", "pathway")])
    pathway = PathwayPage(title="Nature", slug="nature", code="nature", modules=_slots([("n1", "Module n1")]))
    programme.add_child(instance=pathway)
    a_module(orientation, "o1", lessons=1)
    a_module(year1, "m1", lessons=3)
    a_module(year1, "m2", lessons=1, requires=["m1"])
    a_module(year2, "m4", lessons=1)
    a_module(pathway, "n1", lessons=1)
    return programme


def activity(code: str) -> Activity:
    return Activity.objects.get(code=code)


def a_learner(
    programme: ProgrammePage, *, name: str = "Maya Ellis", starts_on: date = START, pace: str = "1"
) -> Person:
    learner = a_person(name)
    an_enrolment(learner, programme, starts_on=starts_on, pace=pace)
    return learner


def an_enrolment(
    learner: Person, programme: ProgrammePage, *, starts_on: date = START, pace: str = "1"
) -> Enrolment:
    return enrol(
        learner=learner, programme=activity(programme.code), by=None, at=AT, starts_on=starts_on,
        modules_per_month=Decimal(pace),
    )  # fmt: skip


def study(learner: Person, *codes: str, at: datetime = AT) -> None:
    """Complete steps, and every step of a module that is named."""
    outline = current_outline()
    for code in codes:
        module = outline.module(code)
        ids = [step.activity_id for step in module.steps] if module else [activity(code).pk]
        for step in Activity.objects.filter(pk__in=ids).order_by("pk"):
            complete_step(person=learner, step=step, at=at)
