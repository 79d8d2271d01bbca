"""The site that everything else hangs on: the root, the home page, the programmes page and the site row.

It runs after every migrate, so that a new database, and one whose tables a test has emptied, both have it.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection, transaction

SITE_TABLES = {"wagtailcore_locale", "wagtailcore_site", "website_homepage", "courses_programmespage"}


def site_tables_exist() -> bool:
    """Return whether the tables that a site needs are there; part of a migrate may have run."""
    return set(connection.introspection.table_names()) >= SITE_TABLES


@transaction.atomic
def ensure_site() -> None:
    """Make the locale, the root page, the home page, the programmes page and the site where they are missing."""
    from wagtail.models import Locale, Page

    from courses.models import ProgrammesPage
    from website.models import HomePage

    locale, _ = Locale.objects.get_or_create(language_code="en-gb")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    welcome = _wagtails_welcome(root)
    home = HomePage.objects.first()
    if home is None:
        if welcome is not None:
            welcome.slug = "welcome-to-wagtail"
            welcome.save()
        home = root.add_child(instance=HomePage(title="Linkway", slug="home", locale=locale))
    if not ProgrammesPage.objects.exists():
        home.add_child(instance=ProgrammesPage(title="Programmes", slug="programmes", locale=locale))
    _point_the_site_at(home)
    if welcome is not None:
        welcome.refresh_from_db()
        welcome.delete()


def _point_the_site_at(home: Any) -> None:
    """Make the default site, or move it from Wagtail's own first page; an editor's choice of root stays."""
    from wagtail.models import Page, Site

    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="Linkway")
    elif site.root_page_id != home.pk and site.root_page.specific_class is Page:
        site.root_page, site.site_name = home, site.site_name or "Linkway"
        site.save()


def _wagtails_welcome(root: Any) -> Any:
    """Return the bare page that a new Wagtail comes with, if it is still there and still empty."""
    from wagtail.models import Page

    bare = [
        page for page in root.get_children() if page.specific_class is Page and not page.get_children_count()
    ]
    return next((page for page in bare if page.title.startswith("Welcome to your new Wagtail")), None)


def ensure_site_after_migrate(**_: Any) -> None:
    """Keep the promise of this module whenever Django has migrated or flushed the database."""
    if apps.is_installed("website") and site_tables_exist():
        ensure_site()
