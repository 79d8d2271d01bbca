"""The pages that stand when something has gone wrong."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import render_to_string

DESIGN = Path(apps.get_app_config("design").path)


def test_the_page_for_a_fault_of_ours_needs_no_context_and_no_tag_and_says_that_nothing_is_lost() -> None:
    source = (DESIGN / "templates" / "500.html").read_text(encoding="utf-8")

    assert "{%" not in source
    assert "{{" not in source
    assert "nothing is lost" in source
    for address in re.findall(r'href="/static/([^"]+)"', source):
        assert (DESIGN / "static" / address).is_file()


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html"])
def test_an_error_page_is_drawn_without_a_request(name: str) -> None:
    html = render_to_string(name, {})

    assert html.count("<h1>") == 1
    assert 'href="/learn/"' in html


def test_not_found_and_not_allowed_read_alike() -> None:
    assert render_to_string("403.html", {}) == render_to_string("404.html", {})
