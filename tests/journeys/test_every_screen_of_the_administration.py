"""Every screen of ours in the administration that no other journey opens: no barrier, and nothing too wide for a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from competencies.models import Competency
from courses.models import Enrolment, YearPage
from foundations.clock import now, today
from peer_learning.models import Cohort
from people.actions.import_run import upload
from people.vocabulary import ImportKind
from tests.journeys.administration import look
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, sign_in_as
from tests.journeys.studying import a_demo_person, the_module

pytestmark = pytest.mark.usefixtures("demo_world")

REFUSED = b"email,name,responsibility,scope,started_on,ended_on\nnobody,,,,,\n"
SCREENS = (
    "/admin/",
    "/admin/question_banks/",
    "/admin/questions/bulk/",
    "/admin/accommodations/",
    "/admin/accommodations/new/",
    "/admin/marking/agreement/",
    "/admin/competencies/framework/",
    "/admin/snippets/competencies/competency/",
    "/admin/snippets/courses/glossaryterm/",
    "/admin/enrolments/",
    "/admin/enrolments/new/",
    "/admin/people/persons/",
    "/admin/people/responsibilities/new/",
    "/admin/people/imports/",
    "/admin/people/audit/",
    "/admin/people/merge/?q=an",
    "/admin/people/second-steps/",
    "/admin/invitations/",
    "/admin/cohorts/",
    "/admin/reports/mails/",
    "/admin/reports/ledger/",
)


def test_no_screen_of_the_programme_team_has_a_barrier(open_page: Callable[..., Page]) -> None:
    page = open_page(DESKTOP)
    sign_in_as(page, "admin")
    found = []

    for address in (*SCREENS, *about_a_row()):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, f"{address}: {answer.status}"
        try:
            look(page, widths=(PHONE,))
        except AssertionError as barriers:
            found.append(str(barriers))
    page.goto(f"/admin/pages/{the_module().page_id}/edit/")
    expect(page.locator(".courses-checklist")).to_be_visible()
    check_axe(page, within=".courses-checklist")

    assert found == [], "\n\n".join(found)


def about_a_row() -> Iterator[str]:
    """Yield one screen of each kind that is about something."""
    admin = a_demo_person("admin")
    run = upload(
        kind=ImportKind.PEOPLE, file_name="people.csv", content=REFUSED, by=admin, at=now(), today=today()
    )
    yield f"/admin/people/imports/{run.pk}/"
    yield f"/admin/people/persons/edit/{a_demo_person('learner').pk}/"
    yield f"/admin/enrolments/edit/{Enrolment.objects.order_by('pk')[0].pk}/"
    yield f"/admin/cohorts/edit/{Cohort.objects.order_by('pk')[0].pk}/"
    yield f"/admin/snippets/competencies/competency/edit/{Competency.objects.current().order_by('pk')[0].pk}/"
    yield f"/admin/courses/new-module/{YearPage.objects.order_by('pk')[0].pk}/"
