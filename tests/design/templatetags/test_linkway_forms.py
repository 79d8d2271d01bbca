"""Django's forms in the NHS front end's markup."""

import re

from design.gallery.forms import empty_form, form_with_mistakes


def test_every_box_has_a_label_or_a_legend() -> None:
    html = str(empty_form())

    ids = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html))
    assert ids
    assert ids == set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    assert html.count("<legend") == 2


def test_a_choice_of_several_is_drawn_as_boxes_and_a_choice_of_one_as_circles() -> None:
    html = str(empty_form())

    assert html.count('class="nhsuk-radios__input" type="radio"') == 2
    assert html.count('class="nhsuk-checkboxes__input" type="checkbox"') == 3


def test_a_mistake_stands_at_the_top_with_a_link_and_beside_its_field() -> None:
    html = str(form_with_mistakes())

    for target in re.findall(r'<li><a href="#([^"]+)">', html):
        assert f'id="{target}"' in html
    assert 'aria-describedby="id_wrong-email-error"' in html
    assert 'id="id_wrong-email-error"' in html
    assert html.index("nhsuk-error-summary") < html.index("nhsuk-form-group")


def test_a_form_without_mistakes_has_no_summary_of_them() -> None:
    assert "nhsuk-error-summary" not in str(empty_form())


def test_a_hint_is_tied_to_its_box() -> None:
    html = str(empty_form()["name"].as_field_group())

    assert 'id="id_empty-name-hint"' in html
    assert 'aria-describedby="id_empty-name-hint"' in html
