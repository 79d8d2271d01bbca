"""Production's settings are written down, complete, and safe."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.house.plan import ROOT

pytestmark = pytest.mark.plan

SETTINGS = ROOT / "site" / "config" / "settings"


def direct_dependencies() -> set[str]:
    """Return the names in pyproject.toml, in whatever group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lists = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    return {re.split(r"[\[~=<>! ]", wanted)[0].lower() for group in lists for wanted in group}


def test_every_variable_of_production_is_described() -> None:
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (SETTINGS / "environment.py").read_text()))
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()

    assert read
    assert {name for name in read if f"`{name}`" not in page} == set()


def test_production_reads_the_environment_in_one_file_only() -> None:
    elsewhere = [
        path.name
        for path in SETTINGS.glob("*.py")
        if re.search(r"os\.environ|getenv", path.read_text())
        and path.name not in {"development.py", "test.py"}
    ]

    assert elsewhere == ["base.py"]  # LINKWAY_VAR, which production does not use


def test_every_direct_dependency_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "dependencies.md").read_text().lower()

    assert {name for name in direct_dependencies() if f"`{name}`" not in page} == set()


def test_the_lock_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text()

    assert re.findall(r"https?://|file:|--(?:extra-)?index-url|--find-links", lock) == []


def test_the_lock_knows_every_direct_dependency() -> None:
    lock = (ROOT / "requirements.lock").read_text().lower()

    assert {name for name in direct_dependencies() if f"\n{name}==" not in f"\n{lock}"} == set()
