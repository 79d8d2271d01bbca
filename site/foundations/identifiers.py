"""What in a text could lead to somebody who is supported: checked before anything about work is shared or sent.

The platform holds no patient record. A valid NHS or National Insurance number is refused; a postcode, a telephone
number, an e-mail address or a date of birth asks for one recorded confirmation that it is an organisation's or the
writer's own. Findings are counted by kind; their text is shown to the writer and kept nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stdnum.gb import nhs


class Identifier(StrEnum):
    """A kind of thing that could lead to somebody."""

    NHS_NUMBER = "nhs_number"
    NATIONAL_INSURANCE = "national_insurance"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    DATE_OF_BIRTH = "date_of_birth"


REFUSED: Final = frozenset({Identifier.NHS_NUMBER, Identifier.NATIONAL_INSURANCE})
IN_WORDS: Final = {
    Identifier.NHS_NUMBER: "an NHS number",
    Identifier.NATIONAL_INSURANCE: "a National Insurance number",
    Identifier.POSTCODE: "a postcode",
    Identifier.TELEPHONE: "a telephone number",
    Identifier.EMAIL: "an e-mail address",
    Identifier.DATE_OF_BIRTH: "a date that may be a date of birth",
}

_GAP = r"[\s.\-\u00a0\u2010-\u2015]?"
_TEN_DIGITS = re.compile(rf"(?<![\d\w])\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\d\w])")
_TEN_IN_ANY_GROUPS = re.compile(rf"(?<![\d\w])\d(?:{_GAP}\d){{9}}(?![\d\w])")
_NINO = re.compile(
    rf"(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}"
    rf"{_GAP}[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![A-Z0-9])(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRV-Y])"
    r"[ \u00a0]{0,2}[0-9][ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"(?<![\d\w/.])(?:(?:\+|00)44[ \-]?(?:\(0\)[ \-]?)?|\(?0)\d(?:[ \-()]{0,2}\d){7,9}(?![\d/])"
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?:19|20)\d{{2}}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?:\bborn\b|\bd\.?o\.?b\.?|\bdate of birth\b|\bbirthday\b)[^\n]{0,30}", re.IGNORECASE)
_ANY_NUMBER = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}")
_ADULT_BY: Final = 2012
"""Years before this one stand in a date of birth more often than in anything that people report."""


@dataclass(frozen=True)
class Found:
    """Something in a text that could lead to somebody: what it is, and the very characters."""

    kind: Identifier
    text: str

    @property
    def is_refused(self) -> bool:
        return self.kind in REFUSED


def identifiers_in(text: str) -> tuple[Found, ...]:
    """Return whatever could lead to somebody, those that are refused first.

    >>> [found.kind.value for found in identifiers_in("She is 943 476 5919, near LS1 4AP")]
    ['nhs_number', 'postcode']
    >>> identifiers_in("The link on step 3 of 6 goes to a page from 2019.")
    ()
    """
    found = [Found(kind, said) for kind, look in _LOOKS.items() for said in dict.fromkeys(look(text))]
    numbers = {_digits(each.text) for each in found if each.kind == Identifier.NHS_NUMBER}
    kept = [each for each in found if each.kind != Identifier.TELEPHONE or _digits(each.text) not in numbers]
    return tuple(sorted(kept, key=lambda each: not each.is_refused))


def in_words(found: tuple[Found, ...]) -> str:
    """Return the kinds as the end of a sentence.

    >>> in_words((Found(Identifier.EMAIL, "a@b.cd"), Found(Identifier.POSTCODE, "LS1 4AP")))
    'an e-mail address and a postcode'
    """
    words = list(dict.fromkeys(IN_WORDS[each.kind] for each in found))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def refusal_of(found: tuple[Found, ...]) -> str:
    """Return what is said to whoever wrote something that is refused; nothing if nothing is."""
    refused = tuple(each for each in found if each.is_refused)
    if not refused:
        return ""
    return (
        f"This has {in_words(refused)} in it ({', '.join(each.text for each in refused)}). Take it out: Linkway never "
        "holds anything by which somebody you support could be known. What you wrote is still here."
    )


def question_of(found: tuple[Found, ...]) -> str:
    """Return what is asked of whoever wrote something doubtful; nothing if nothing is."""
    doubtful = tuple(each for each in found if not each.is_refused)
    if not doubtful:
        return ""
    return (
        f"This has {in_words(doubtful)} in it ({', '.join(each.text for each in doubtful)}). If it belongs to somebody "
        "you support, take it out. If it is an organisation’s or your own, say so below and send again."
    )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _nhs_numbers(text: str) -> Iterator[str]:
    for pattern in (_TEN_DIGITS, _TEN_IN_ANY_GROUPS):
        for said in pattern.findall(text):
            # Numbers that begin with 0 are telephones; no NHS number of England does.
            if not said.startswith("0") and nhs.is_valid(_digits(said)):
                yield said.strip()


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    return lambda text: (match.group(0).strip() for match in pattern.finditer(text))


def _dates_of_birth(text: str) -> Iterator[str]:
    for match in _DATE.finditer(text):
        year = re.search(r"(?:19|20)\d{2}", match.group(0))
        if year and int(year.group(0)) < _ADULT_BY:
            yield match.group(0)
    for match in _BORN.finditer(text):
        said = _DATE.search(match.group(0)) or _ANY_NUMBER.search(match.group(0))
        if said:
            yield said.group(0)


_LOOKS: Final[dict[Identifier, Callable[[str], Iterator[str]]]] = {
    Identifier.NHS_NUMBER: _nhs_numbers,
    Identifier.NATIONAL_INSURANCE: _matches(_NINO),
    Identifier.POSTCODE: _matches(_POSTCODE),
    Identifier.TELEPHONE: _matches(_TELEPHONE),
    Identifier.EMAIL: _matches(_EMAIL),
    Identifier.DATE_OF_BIRTH: _dates_of_birth,
}
