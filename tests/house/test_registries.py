"""Registries are how knowledge travels upwards; here one reads who is in them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from foundations import registries
from foundations.registries import Registry
from tests.house.plan import STOREYS

pytestmark = pytest.mark.plan

ALL = {name: found for name, found in vars(registries).items() if isinstance(found, Registry)}


def test_the_members_of_each_registry_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        for name, registry in sorted(ALL.items()):
            sys.stdout.write(
                f"\n  {name}: {', '.join(str(key) for key, _ in registry.items()) or '(nobody yet)'}"
            )

    assert all(registry.name == name for name, registry in ALL.items())


def test_every_page_type_has_a_screen() -> None:
    import_module("config.urls")  # views register themselves when the addresses are read
    from wagtail.models import Page

    ours = {
        page._meta.label
        for page in apps.get_models()
        if issubclass(page, Page) and page._meta.app_label in STOREYS and not page._meta.abstract
    }

    assert ours - {str(key) for key, _ in registries.shows.items()} == set()


def test_every_page_type_names_its_parents_and_a_modules_children_are_exactly_the_steps() -> None:
    from wagtail.models import Page

    from courses.models import ModulePage, Step

    ours: list[Any] = [
        page for page in apps.get_models() if issubclass(page, Page) and page._meta.app_label in STOREYS
    ]
    steps = {page for page in ours if issubclass(page, Step)}

    assert [page._meta.label for page in ours if page.parent_page_types is None] == []
    assert {page for page in ModulePage.allowed_subpage_models() if page.is_creatable} == steps


def test_no_row_of_a_person_is_forgotten_when_two_records_become_one() -> None:
    from django.contrib.auth import get_user_model

    person = get_user_model()
    pointing = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in STOREYS and model is not person
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is person
        if field.model._meta.app_label
        in STOREYS  # Wagtail's pages have an owner, which is not theirs to join
    }
    covered = {label for joiner in registries.joins_people for label in joiner.models}

    assert pointing - covered == set()


def test_whatever_points_to_a_person_is_named_among_what_is_held_of_people() -> None:
    from django.contrib.auth import get_user_model
    from wagtail.models import Page

    person = get_user_model()
    pointing = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in STOREYS and model is not person
        if not issubclass(model, Page)  # who owns or locks a page is Wagtail's record of the page
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is person
    }
    held = {str(key) for key, _ in registries.holds_personal_data.items()}

    assert pointing - held == set()
