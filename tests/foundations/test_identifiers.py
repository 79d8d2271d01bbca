from __future__ import annotations

import pytest

from foundations.identifiers import Identifier, identifiers_in


def kinds_in(text: str) -> list[str]:
    return [found.kind.value for found in identifiers_in(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("9434765919", ["nhs_number"]),
        ("943 476 5919", ["nhs_number"]),
        ("943-476-5919.", ["nhs_number"]),
        ("94 34 76 59 19", ["nhs_number"]),
        ("943\u00a0476\u00a05919", ["nhs_number"]),
        ("9434765918, which has a wrong last digit", []),
        ("QQ123456C, which no one can have", []),
        ("AB 12 34 56 C", ["national_insurance"]),
        ("ab123456c", ["national_insurance"]),
        ("She lives at LS1 4AP", ["postcode"]),
        ("sw1a1aa", ["postcode"]),
        ("ring 0113 496 0000", ["telephone"]),
        ("ring +44 (0)113 496 0000", ["telephone"]),
        ("write to maya.ellis+x@new.example", ["email"]),
        ("3/4/1951", ["date_of_birth"]),
        ("born on 3 April 1951", ["date_of_birth"]),
        ("dob: 03.04.51", ["date_of_birth"]),
        ("1951-04-03", ["date_of_birth"]),
        ("The session was on 3 April 2026.", []),
        ("Step 3 of 6, 20 minutes, 100 % of 1,240 people since 2019", []),
        ("Error 500 at /programmes/link-worker-programme/year-1/", []),
        ("", []),
    ],
)
def test_what_could_lead_to_somebody_is_found_and_nothing_else(text: str, kinds: list[str]) -> None:
    assert kinds_in(text) == kinds


def test_what_is_refused_comes_first_and_is_found_once() -> None:
    found = identifiers_in("LS1 4AP: 9434765919, again 9434765919")

    assert [each.kind for each in found] == [Identifier.NHS_NUMBER, Identifier.POSTCODE]
    assert [each.is_refused for each in found] == [True, False]


def test_a_long_text_without_findings_is_read_quickly() -> None:
    assert identifiers_in("word 1 - . ( ) " * 20_000) == ()
