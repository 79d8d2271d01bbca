"""Foreign keys, migrations and templates point downwards, as imports do (import-linter holds those)."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.house.plan import STOREYS, folder_of, may_know, our_files

pytestmark = pytest.mark.plan

_NAMES_A_TEMPLATE = re.compile(r"""{%-?\s*(?:extends|include|component)\s+["']([\w-]+)/""")

# The one string that names upwards: the page under which programmes live is the website's home.
NAMES_UPWARDS = {("courses", "website.HomePage")}


def test_a_foreign_key_points_to_its_own_storey_or_below() -> None:
    upwards = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        if model._meta.app_label in STOREYS
        if not may_know(model._meta.app_label, field.related_model._meta.app_label)
    ]

    assert upwards == []


def test_a_migration_waits_for_its_own_storey_or_below() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)

    upwards = [
        f"{app}.{name} → {other}.{other_name}"
        for (app, name), migration in loader.disk_migrations.items()
        for other, other_name in migration.dependencies
        if app in STOREYS and not may_know(app, other)
    ]

    assert upwards == []


def test_a_template_extends_and_includes_its_own_storey_or_below() -> None:
    upwards = [
        f"{path.name} of {storey} → {named}"
        for storey, path in our_files(".html")
        for named in _NAMES_A_TEMPLATE.findall(path.read_text())
        if named in STOREYS and not may_know(storey, named)
    ]

    assert upwards == []


def test_a_page_names_upwards_only_where_the_plan_says_so() -> None:
    from wagtail.models import Page

    named = {
        (page._meta.app_label, parent)
        for page in apps.get_models()
        if issubclass(page, Page) and page._meta.app_label in STOREYS
        for parent in page.__dict__.get("parent_page_types") or []
        if isinstance(parent, str)
        and "." in parent
        and not may_know(page._meta.app_label, parent.split(".")[0])
    }

    assert named <= NAMES_UPWARDS


def test_every_storey_stands_where_the_plan_says() -> None:
    assert [storey for storey in STOREYS if not (folder_of(storey) / "__init__.py").is_file()] == []
