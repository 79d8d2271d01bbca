"""Whether a text could lead to somebody: NHS numbers, e-mail addresses, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.gb import nhs

from courses.rules.proofreading.text import Finding, Text

TEN_DIGITS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\d/.])(?:\+44 ?|0)\d(?:[ -]?\d){6,9}(?![\d/])")
NINO = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
ADDRESS = re.compile(r"https?://\S+")
DOI = re.compile(r"\b10\.\d{4,}/\S+")

HELPLINES = {
    "08000121700": "Modern Slavery and Exploitation Helpline",
    "08001111": "Childline",
    "08082000247": "National Domestic Abuse Helpline",
    "08088010327": "Men's Advice Line",
    "08009995428": "Galop, LGBT+ domestic abuse helpline",
    "08088024040": "Respect Phoneline",
    "08088005000": "NSPCC helpline",
    "08088004444": "Shelter",
    "08001387777": "MoneyHelper",
    "08001381111": "StepChange Debt Charity",
    "08088084000": "National Debtline",
    "08001448848": "Citizens Advice Adviceline",
    "08082231133": "Citizens Advice consumer service",
    "03001232040": "Report Fraud",
    "03005552222": "Stop Loan Sharks",
    "08006781602": "Age UK Advice Line",
    "08004708090": "The Silver Line",
    "03331503456": "Alzheimer's Society",
    "08008886678": "Dementia UK, Admiral Nurse helpline",
    "03001231053": "Carers Direct",
    "08088087777": "Carers UK",
    "03001021234": "Mind Infoline",
    "03001233393": "Mind Infoline",
    "08088081677": "Cruse Bereavement Support",
    "08003196789": "Independent Age",
    "08003285644": "Universal Credit helpline",
    "08007310469": "Pension Service",
    "0800991234": "Pension Credit claim line",
    "08007310122": "Attendance Allowance helpline",
    "08082082138": "Help through Hardship",
    "08001214433": "Disability service centre",
}
"""Public helplines that a text may give, by their digits. Short numbers (999, 111, 116 123) are always allowed."""

PUBLIC_MAIL = {"report@phishing.gov.uk"}
"""Addresses of public services that a text may give."""


def check_identifiers(text: Text) -> Iterator[Finding]:
    """Return whatever looks as if it belonged to a person."""
    for number, line in enumerate(text.body.split("\n"), text.body_line):
        said = DOI.sub("", ADDRESS.sub("", line))
        for found in TEN_DIGITS.findall(said):
            digits = re.sub(r"\D", "", found)
            if nhs.is_valid(digits) and digits not in HELPLINES and not digits.startswith("0"):
                yield text.problem(number, f"“{found}” is a valid NHS number.")
        for found in NINO.findall(said):
            yield text.problem(number, f"“{found}” looks like a National Insurance number.")
        for found in EMAIL.findall(said):
            if found not in PUBLIC_MAIL and not found.endswith(".example"):
                yield text.problem(number, f"“{found}” is an e-mail address.")
        for found in TELEPHONE.findall(said):
            digits = re.sub(r"\D", "", found).removeprefix("44")
            digits = digits if digits.startswith("0") else f"0{digits}"
            if digits not in HELPLINES:
                yield text.problem(
                    number, f"“{found}” is a telephone number that is not among the helplines."
                )
