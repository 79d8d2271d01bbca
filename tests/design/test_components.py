"""Every component declares its variables and stands in the gallery."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import render_to_string

from design.gallery import Sample, samples

TEMPLATES = Path(apps.get_app_config("design").path) / "templates" / "design"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
OPENING = re.compile(r"\{% comment %\}\n(?P<words>.*?)\{% endcomment %\}", re.DOTALL)
WITHIN_ANOTHER = {"glossary_term.html"}


def declared(template: Path) -> set[str]:
    opening = OPENING.search(template.read_text(encoding="utf-8"))
    assert opening is not None, f"{template.name} opens with no comment that declares its variables"
    names = re.findall(r"^  ([a-z_0-9, ]+):", opening["words"], re.MULTILINE)
    return {name.strip() for line in names for name in line.split(",")}


@pytest.mark.parametrize("template", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_opens_with_its_variables_and_stands_in_the_gallery(template: Path) -> None:
    shown = {sample.component for sample in samples()} | WITHIN_ANOTHER

    assert declared(template)
    assert template.name in shown


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.component)
def test_a_sample_gives_only_variables_that_its_component_declares_and_has_no_inline_style(
    sample: Sample,
) -> None:
    html = render_to_string(sample.template, sample.context)

    if "/" not in sample.component:
        assert set(sample.context) <= declared(TEMPLATES / "components" / sample.component)
    assert html.strip()
    assert " style=" not in html
    assert "<style" not in html
    assert "<script" not in html
    assert not re.search(r"\son[a-z]+=", html)


@pytest.mark.parametrize(
    "template", sorted((TEMPLATES / "line_map").glob("*.html")), ids=lambda path: path.stem
)
def test_a_template_of_the_line_map_declares_its_variables(template: Path) -> None:
    assert declared(template)


def test_no_template_of_the_design_names_an_address_of_a_higher_storey() -> None:
    for template in TEMPLATES.rglob("*.html"):
        assert "{% url" not in template.read_text(encoding="utf-8"), template
