"""Every page, for every kind of person, on a phone and on a desktop: no barrier, and nothing to scroll sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from courses.models import Pacing
from courses.queries.outline import current_outline
from people.models import Person
from portfolio.models import Certificate, CPDEntry
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, go_by, run_the_pump, sign_in_as
from tests.journeys.studying import MODULE, PROGRAMME, a_demo_person, hand_in, steps_left, the_module

pytestmark = pytest.mark.usefixtures("demo_world")

PLAIN = [
    "/",
    "/join/",
    "/join/link-worker/",
    "/join/organisation/",
    "/programmes/",
    "/help/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
]
ACCOUNT = [
    "/learn/account/",
    "/learn/who-sees-what/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/reauthenticate/",
    "/accounts/logout/",
]
PORTFOLIO = [
    "/learn/portfolio/",
    "/learn/portfolio/log/",
    "/learn/portfolio/year/",
    "/learn/portfolio/certificates/",
]
NOWHERE = "/there-is-no-such-page/"
MISSING = (NOWHERE, "/verify/not-a-number/")


def test_pages_for_visitors(open_page: Callable[..., Page]) -> None:
    number = Certificate.objects.order_by("pk")[0].pk
    check(
        open_page(DESKTOP),
        *PLAIN,
        *curriculum(),
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/signup/",
        "/accounts/inactive/",
        "/sign-in-help/",
        "/learn/how-to-be-enrolled/",
        f"/verify/{number}/",
        "/verify/not-a-number/",
        NOWHERE,
    )


def test_pages_of_study_for_a_link_worker(open_page: Callable[..., Page]) -> None:
    learner = a_demo_person("learner")
    pathway = current_outline().programme(PROGRAMME).pathways[0]  # type: ignore[union-attr]
    second = a_demo_person("second.year")
    assert second.pk != learner.pk
    page = signed_in(open_page, "learner")
    check(
        page,
        "/",
        "/learn/",
        *curriculum(),
        *(step.url for step in the_module().steps),
        f"/learn/plan/{PROGRAMME}/",
        pathway.url,
        f"/learn/pathways/{pathway.uuid}/choose/",
        NOWHERE,
    )


def test_a_quiz_at_each_of_its_states(open_page: Callable[..., Page]) -> None:
    page = signed_in(open_page, "learner")
    *lessons, quiz = steps_left(a_demo_person("learner"), the_module())
    for lesson in lessons:
        page.goto(lesson)
        go_by(page.get_by_role("button", name="Mark as done"))
    check(page, quiz)
    go_by(page.get_by_role("button", name="Begin"))
    question = page.url
    check(page, question)
    page.goto(question.rsplit("/", 2)[0] + "/check/")
    check(page, page.url)
    hand_in(page)
    check(page, page.url, quiz)


def test_pages_of_a_portfolio(open_page: Callable[..., Page]) -> None:
    run_the_pump()
    learner = a_demo_person("learner")
    entry = CPDEntry.objects.of_person(learner).order_by("pk")[0]
    page = signed_in(open_page, "learner")
    check(
        page, *PORTFOLIO, f"/learn/portfolio/log/{entry.uuid}/", f"/learn/portfolio/log/{entry.uuid}/remove/"
    )


def test_pages_of_an_account(open_page: Callable[..., Page]) -> None:
    check(signed_in(open_page, "learner"), *ACCOUNT)


def test_pages_for_somebody_in_year_2(open_page: Callable[..., Page]) -> None:
    check(signed_in(open_page, "second.year"), "/learn/", f"/programmes/{PROGRAMME}/", *PORTFOLIO)


@pytest.mark.parametrize("name", ["lead", "supervisor", "region.lead", "national", "admin"])
def test_pages_for_those_who_lead(name: str, open_page: Callable[..., Page]) -> None:
    page = signed_in(open_page, name)
    check(page, "/learn/", *pages_of_a_lead(page), NOWHERE)


def test_pages_for_a_trainer_who_looks_at_what_learners_see(open_page: Callable[..., Page]) -> None:
    check(
        signed_in(open_page, "trainer"),
        "/learn/",
        *curriculum(),
        *(step.url for step in the_module("y1-01").steps[-2:]),
    )


def curriculum() -> Iterator[str]:
    """Yield one address of each kind: programme, year, pathway, module, and a step that is not open to everybody."""
    programme = current_outline().programme(PROGRAMME)
    assert programme is not None
    module = the_module(MODULE)
    yield from (programme.url, programme.years[1].url, programme.pathways[1].url)
    yield from (module.url or "/", module.steps[0].url)


def pages_of_a_lead(page: Page) -> Iterator[str]:
    """Yield the pages for leads that this one has; which those are is another test's business."""
    people = Person.objects.order_by("pk").values_list("pk", flat=True)[:60]
    somebody = next(iter(f"/lead/people/{pk}/" for pk in people if has(page, f"/lead/people/{pk}/")), "")
    cohorts = [f"/lead/cohorts/{pacing.group.slug}/" for pacing in Pacing.objects.select_related("group")]
    cohort = next((address for address in cohorts if has(page, address)), "")
    lists = [f"{cohort}?view=list", f"{cohort}?status=behind"] if cohort else []
    for address in ("/lead/", "/lead/people/", somebody, cohort, *lists, "/lead/retention/"):
        if address and has(page, address):
            yield address


def has(page: Page, address: str) -> bool:
    return page.request.get(address).status == 200


def signed_in(open_page: Callable[..., Page], name: str) -> Page:
    page = open_page(DESKTOP)
    sign_in_as(page, name)
    return page


def check(page: Page, *addresses: str) -> None:
    """Open each page once and look at it at both widths; every barrier of every page is told at once."""
    found = []
    for address in dict.fromkeys(addresses):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == (404 if address in MISSING else 200), f"{address}: {answer.status}"
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict with the two keys that it wants
            for look in (check_axe, fits_its_width):
                try:
                    look(page)
                except AssertionError as barrier:
                    found.append(f"at {size['width']} px: {barrier}")
    assert found == [], "\n\n".join(found)
