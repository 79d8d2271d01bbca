"""One cohort as its facilitators see it: its plan, and where the plan stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courses.models import Pacing
from courses.queries.outline import ModuleNode, current_outline
from courses.rules.plan import Plan, PlannedModule, due_dates
from people.models import Group, Person, Responsibility
from people.permissions import held_by, may_manage_people
from people.vocabulary import FACILITATING, GroupKind, ResponsibilityKind

_RUNNING = (*FACILITATING, ResponsibilityKind.LEAD)


@dataclass(frozen=True)
class CohortHead:
    """A cohort's plan in words: who runs it, since when, how fast, and the module that is due next."""

    facilitators: tuple[str, ...]
    deputies: tuple[str, ...]
    programme_code: str
    started_on: date | None
    modules_per_month: Decimal | None
    next_module: ModuleNode | None
    next_due_on: date | None


def cohort_open_to(viewer: Person, slug: str, on: date) -> Group | None:
    """Return the cohort if the viewer facilitates or leads it that day, or runs the programme."""
    cohort = Group.objects.filter(kind=GroupKind.COHORT, slug=slug).first()
    if cohort is None:
        return None
    leads = any(each.group_id == cohort.pk and each.kind in _RUNNING for each in held_by(viewer, on))
    return cohort if leads or may_manage_people(viewer) else None


def cohort_head(group: Group, on: date) -> CohortHead:
    """Return what stands above a cohort's grid; two queries."""
    people = Responsibility.objects.on(on).of_kind(*FACILITATING).filter(group=group)
    named = list(people.order_by("person__name").values_list("kind", "person__name"))
    pacing = Pacing.objects.select_related("programme").filter(group=group).order_by("pk").first()
    next_module, due_on = _next_due(pacing, on) if pacing else (None, None)
    return CohortHead(
        facilitators=tuple(name for kind, name in named if kind == ResponsibilityKind.FACILITATOR),
        deputies=tuple(name for kind, name in named if kind == ResponsibilityKind.DEPUTY_FACILITATOR),
        programme_code=pacing.programme.code if pacing else "",
        started_on=pacing.started_on if pacing else None,
        modules_per_month=pacing.modules_per_month if pacing else None,
        next_module=next_module,
        next_due_on=due_on,
    )


def _next_due(pacing: Pacing, on: date) -> tuple[ModuleNode | None, date | None]:
    programme = current_outline().programme(pacing.programme.code)
    modules = programme.all_modules if programme else ()
    plan = Plan(pacing.started_on, pacing.modules_per_month)
    due = due_dates([PlannedModule(node.activity_id, node.is_published) for node in modules], plan)
    ahead = [node for node in modules if node.activity_id in due and due[node.activity_id] > on]
    return (ahead[0], due[ahead[0].activity_id]) if ahead else (None, None)
