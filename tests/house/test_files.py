"""How the house is kept: names, sizes, migrations, and what is never committed."""

from __future__ import annotations

import re
import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from tests.house.plan import ROOT, STOREYS, our_files

pytestmark = pytest.mark.plan

AIM_LINES, LONGEST_LINES = 250, 400
MAY_BE_LONG = ("migrations", "vocabulary")
UNNAMED = re.compile(r"^\d{4}_(auto_|alter_|.*_and_more$)")
EMPTY_WORDS = {"utils", "helpers", "common", "misc", "data", "info"}


def test_site_is_a_source_root_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_app_is_named_like_a_module_of_the_standard_library() -> None:
    assert set(STOREYS) & set(sys.stdlib_module_names) == set()


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = [str(path.relative_to(ROOT)) for _, path in our_files(".py") if path.stem in EMPTY_WORDS]

    assert empty == []


def test_no_file_is_longer_than_a_person_reads(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for _, path in our_files(".py")
        if not any(word in path.parts or path.stem == word for word in MAY_BE_LONG)
    }
    tests = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in (ROOT / "tests").rglob("*.py")
    }
    long = {name: lines for name, lines in (lengths | tests).items() if lines > AIM_LINES}
    with capsys.disabled():
        for name, lines in sorted(long.items(), key=lambda found: -found[1]):
            sys.stdout.write(f"\n  {lines} lines: {name}")

    assert {name: lines for name, lines in long.items() if lines > LONGEST_LINES} == {}


def test_every_migration_says_what_it_does() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)

    unnamed = [
        f"{app}.{name}" for app, name in loader.disk_migrations if app in STOREYS and UNNAMED.match(name)
    ]

    assert unnamed == []


def test_no_template_outside_the_admin_needs_an_inline_script_or_style() -> None:
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son(?:click|load|submit|change)="
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for _, path in our_files(".html")
        if not {"emails", "email", "wagtailadmin", "admin", "pdf"} & set(path.parts)
        for match in inline.finditer(path.read_text())
    ]

    assert found == []


def test_every_import_contract_knows_every_storey() -> None:
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]

    by_id = {contract["id"]: contract for contract in contracts["contracts"]}
    assert tuple(by_id["storeys"]["layers"]) == STOREYS
    assert set(by_id["rooms"]["containers"]) == set(STOREYS) - {"config"}
    assert set(contracts["root_packages"]) == set(STOREYS)


def test_every_table_of_ours_is_in_the_data_dictionary() -> None:
    written = (ROOT / "docs/reference/data-dictionary.md").read_text()

    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in settings.LINKWAY_APPS]
    assert [model._meta.label for model in ours if f"### {model._meta.label}\n" not in written] == []
