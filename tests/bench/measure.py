"""Measuring pages: the median of whole requests, and the queries of one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from analytics.actions.snapshot import rebuild_snapshots
from assessments.actions.attempt import begin_attempt
from assessments.models import Attempt, QuizPage
from courses.models import Enrolment, ModuleProgress
from courses.queries.outline import current_outline
from courses.rules.outline import ModuleNode
from demo.vocabulary import DOMAIN, PROGRAMME
from foundations import clock
from people.models import Group, Person

OK = 200
REBUILD_LIMIT_MS = 60_000


@dataclass(frozen=True)
class Page:
    """What is asked of the server, by whom, and how long and how many queries it may take."""

    name: str
    limit_ms: float
    limit_queries: int | None
    ask: Callable[[Client, int], Any]
    people: Sequence[Person]


@dataclass(frozen=True)
class Measured:
    """``ms`` by the clock on the wall; ``cpu_ms`` is Python's part of it, without the database's."""

    name: str
    ms: float
    cpu_ms: float
    queries: int | None
    limit_ms: float
    limit_queries: int | None

    @property
    def is_over(self) -> bool:
        too_many = self.limit_queries is not None and (self.queries or 0) > self.limit_queries
        return self.ms > self.limit_ms or too_many

    def __str__(self) -> str:
        queries = "" if self.queries is None else f"{self.queries} of {self.limit_queries or '-'}"
        verdict = "over" if self.is_over else "pass"
        return f"{self.name:42}{self.ms:10.1f} ms of {self.limit_ms:<8.0f}{self.cpu_ms:8.1f} ms Python {queries:>10}   {verdict}"


def measure_all(*, rounds: int, sql_file: str | None) -> int:
    """Measure and print every page; return how many are over."""
    log: list[str] = []
    measured = [_measure(page, rounds, log) for page in pages(rounds)]
    measured.append(_rebuild())
    for each in measured:
        print(each)  # noqa: T201
    if sql_file:
        with open(sql_file, "w", encoding="utf-8") as out:  # noqa: PTH123
            out.write("\n".join(log))
    return sum(each.is_over for each in measured)


def pages(rounds: int) -> Iterator[Page]:
    module = _busiest_module()
    learners = _learners(rounds, module)
    lesson = module.steps[0]
    yield Page("lesson", 25, 8, lambda client, _: client.get(lesson.url), learners)
    yield Page("module", 25, 8, lambda client, _: client.get(str(module.url)), learners)
    yield Page("my learning", 40, 12, lambda client, _: client.get(reverse("website:my_learning")), learners)
    yield _quiz_save(learners, module)
    yield from _cohorts(rounds)
    analyst = [Person.objects.get(email=f"analyst@{DOMAIN}")] * rounds
    retention = reverse("analytics:retention")
    yield Page("retention, the nation", 150, None, lambda client, _: client.get(retention), analyst)


def _busiest_module() -> ModuleNode:
    """Return the module with a quiz that most people are in the middle of."""
    nodes = {
        node.activity_id: node
        for node in current_outline().programme(PROGRAMME).all_modules  # type: ignore[union-attr]
        if any(step.kind == QuizPage.activity_kind for step in node.steps)
    }
    begun = ModuleProgress.objects.under_way().filter(activity_id__in=nodes)
    most = begun.values("activity_id").annotate(people=Count("pk")).order_by("-people", "activity_id")[0]
    return nodes[most["activity_id"]]


def _learners(count: int, module: ModuleNode) -> list[Person]:
    """Return people with a place who are in the middle of a module, or at least have one."""
    begun = ModuleProgress.objects.under_way().filter(activity_id=module.activity_id).values("person_id")
    active = Enrolment.objects.filter(status="active").values("learner_id")
    found = list(Person.objects.filter(pk__in=begun).filter(pk__in=active).order_by("pk")[:count])
    if len(found) < count:
        found += list(Person.objects.filter(pk__in=active).order_by("pk")[: count - len(found)])
    return found


def _quiz_save(learners: Sequence[Person], module: ModuleNode) -> Page:
    step = next(step for step in module.steps if step.kind == QuizPage.activity_kind)
    page = QuizPage.objects.get(pk=step.page_id)
    Attempt.objects.open().delete()
    attempts = {}
    takers = []
    for person in learners:
        if not Attempt.objects.filter(person=person, quiz_id=step.activity_id).exists():
            attempts[person.pk] = begin_attempt(person=person, page=page, step=step, at=clock.now())
            takers.append(person)

    def save(client: Client, person_id: int) -> Any:
        address = reverse("assessments:question", args=[attempts[person_id].uuid, 1])
        return client.post(
            address, {"answer": "0", "go": "next"}, headers={"X-Requested-With": "XMLHttpRequest"}
        )

    return Page("saving a quiz answer", 20, None, save, takers)


def _cohorts(rounds: int) -> Iterator[Page]:
    group = (
        Group.objects.annotate(members=Count("memberships", filter=Q(memberships__ended_on=None)))
        .order_by("-members", "pk")
        .first()
    )
    assert group is not None
    facilitator = [group.responsibilities.select_related("person").get().person] * rounds
    address = reverse("analytics:cohort", args=[group.slug])
    members = group.memberships.filter(ended_on=None).count()
    yield Page(f"cohort of {members}, 50 a page", 40, 15, lambda client, _: client.get(address), facilitator)
    yield Page(
        f"cohort of {members}, all on request", 250, 15,
        lambda client, _: client.get(address, {"show": "all"}), facilitator,
    )  # fmt: skip
    yield Page(
        f"cohort of {members}, exported as CSV", 250, 15,
        lambda client, _: client.get(reverse("analytics:cohort_export", args=[group.slug, "csv"])), facilitator,
    )  # fmt: skip


def _measure(page: Page, rounds: int, log: list[str]) -> Measured:
    times, cpu = [], []
    clients: dict[int, Client] = {}
    for person in page.people[:rounds]:
        client = clients.get(person.pk)
        if client is None:
            client = clients[person.pk] = Client()
            client.force_login(person)
            _ask(page, client, person)
        began, cpu_began = time.perf_counter(), time.process_time()
        _ask(page, client, person)
        times.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - cpu_began) * 1000)
    first = page.people[0]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        _ask(page, clients[first.pk], first)
    log.append(f"== {page.name}: {len(captured)} queries")
    log += [f"{float(query['time']) * 1000:8.1f} ms  {query['sql']}" for query in captured.captured_queries]
    return Measured(page.name, median(times), median(cpu), len(captured), page.limit_ms, page.limit_queries)


def _ask(page: Page, client: Client, person: Person) -> None:
    answer = page.ask(client, person.pk)
    if answer.status_code != OK:
        raise SystemExit(f"{page.name} answered {answer.status_code} ({answer.headers.get('Location', '')}).")


def _rebuild() -> Measured:
    began, cpu_began = time.perf_counter(), time.process_time()
    at = clock.now()
    rebuild_snapshots(today=at.date(), at=at)
    took = (time.perf_counter() - began) * 1000
    cpu = (time.process_time() - cpu_began) * 1000
    return Measured("retention rebuilt from nothing", took, cpu, None, REBUILD_LIMIT_MS, None)
