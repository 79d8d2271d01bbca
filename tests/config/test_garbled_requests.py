"""Signed-in staff who send garbage to the editing area meet a missing page or a refusal, never a fault of the server."""

import pytest
from django.test import Client

from courses.models import ModulePage
from people.models import Person
from tests.courses.world import a_person, the_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def editing() -> Client:
    editor: Person = a_person("Ed")
    editor.is_superuser = editor.is_demo = True
    editor.save()
    client = Client(raise_request_exception=False)
    client.force_login(editor)
    return client


@pytest.fixture
def page() -> ModulePage:
    the_programme()
    found = ModulePage.objects.first()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/admin/failwhale/"),
        ("get", "/admin/pages/{page}/revisions/0/revert/"),
        ("get", "/admin/pages/{page}/revisions/0/view/"),
        ("post", "/admin/pages/{page}/lock/"),
        ("post", "/admin/pages/{page}/unlock/"),
        ("get", "/admin/workflows/list/?p=-1"),
        ("get", "/admin/workflows/usage/1/?p=-1"),
        ("get", "/admin/reports/workflow/?page=-1"),
        ("get", "/admin/snippets/choose/competencies/competency/chosen/x/"),
        ("get", "/admin/person_chooser/chosen/x/"),
        ("get", "/admin/person_chooser/chosen-multiple/?id=x"),
        ("get", "/admin/cohort_people/chosen/x/"),
        ("get", "/admin/documents/chooser/chosen/x/"),
        ("get", "/admin/images/chooser/chosen/x/"),
        ("get", "/admin/pages/{page}/?p=x"),
        ("get", "/admin/pages/search/?q=%00"),
        ("get", "/admin/images/chooser/999999/"),
        ("get", "/admin/choose-page/?page_type=no.Such"),
    ],
)
def test_garbage_is_answered(editing: Client, page: ModulePage, method: str, address: str) -> None:
    answer = getattr(editing, method)(address.format(page=page.pk))

    assert answer.status_code < 500
