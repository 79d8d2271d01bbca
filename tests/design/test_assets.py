"""What a page loads: small, ours, and what the templates say it is."""

import gzip
import re
from pathlib import Path

from django.apps import apps
from django.template.loader import render_to_string

from design.line_map.colours import ALL_COLOURS

STATIC = Path(apps.get_app_config("design").path) / "static"
FIRST_VISIT_BYTES = 90_000
SMALL_SCRIPT_BYTES = 4_096


def _compressed(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 6))


def _loaded_by(*templates: str) -> set[Path]:
    html = "".join(render_to_string(name, {}) for name in templates)
    found = {STATIC / address for address in re.findall(r'(?:href|src)="/static/([^"?]+)"', html)}
    assert found
    return {path for path in found if path.is_file()} | {path for path in found if not path.is_file()}


def test_a_first_visit_to_a_lesson_loads_little() -> None:
    files = _loaded_by("design/base.html", "design/scripts/lesson.html")

    assert all(path.is_file() for path in files)
    assert sum(_compressed(path) for path in files) < FIRST_VISIT_BYTES


def test_each_script_of_ours_is_small() -> None:
    for script in (STATIC / "design").glob("*.js"):
        assert script.stat().st_size < SMALL_SCRIPT_BYTES, script.name


def test_no_style_sheet_asks_for_anything_from_elsewhere_or_for_the_font_of_the_nhs() -> None:
    for sheet in STATIC.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "http" not in re.sub(r"\[href\^=\"?http", "", text.replace("http://www.w3.org", "")), sheet
        assert "frutiger" not in text.lower(), sheet


def test_the_style_sheets_know_every_line_colour_by_the_same_value() -> None:
    tokens = (STATIC / "design" / "tokens.css").read_text(encoding="utf-8")

    for colour in ALL_COLOURS:
        assert f".{colour.css_class} {{ --line: {colour.value}; }}" in tokens


def test_what_is_vendored_names_its_versions_and_carries_its_licences() -> None:
    vendor = STATIC / "vendor"
    names = [line.rsplit(" ", 2)[0] for line in (vendor / "VERSIONS").read_text().splitlines()]

    assert len(names) == 4
    for name in names:
        assert (vendor / "licences" / f"{name.replace('/', '_')}.txt").read_text(encoding="utf-8").strip()
