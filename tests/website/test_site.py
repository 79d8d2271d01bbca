import pytest
from wagtail.models import Page, Site

from courses.models import ProgrammesPage
from website.actions.site import ensure_site
from website.models import HomePage

pytestmark = pytest.mark.django_db


def test_a_new_database_has_a_home_a_programmes_page_and_a_site() -> None:
    home = HomePage.objects.get()

    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert ProgrammesPage.objects.get().get_parent().pk == home.pk
    assert not Page.objects.filter(title__startswith="Welcome to").exists()


def test_making_sure_twice_changes_nothing() -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "slug"))

    ensure_site()

    assert list(Page.objects.order_by("pk").values_list("pk", "path", "slug")) == before


def test_a_site_that_an_editor_pointed_elsewhere_stays_there() -> None:
    home, site = HomePage.objects.get(), Site.objects.get(is_default_site=True)
    site.root_page = ProgrammesPage.objects.get()
    site.save()

    ensure_site()

    site.refresh_from_db()
    assert site.root_page_id != home.pk


def test_after_the_tables_were_emptied_everything_is_made_again() -> None:
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=1):
        page.delete()

    ensure_site()

    assert HomePage.objects.get().get_parent().is_root()
    assert Site.objects.get().root_page_id == HomePage.objects.get().pk
