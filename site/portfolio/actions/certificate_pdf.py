"""A certificate as a PDF that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import io
import json
from pathlib import Path

import segno
import typst
from django.utils import timezone
from django.utils.formats import date_format

from design.line_map import certificate_border
from portfolio.models import Certificate
from portfolio.rules.cpd_year import hours_in_words

_TYPST = Path(__file__).resolve().parent.parent / "typst"
_STOPS = {"module": 6, "year": 12, "pathway": 8, "programme": 16, "framework": 10}


def certificate_pdf(certificate: Certificate, *, site_address: str) -> bytes:
    """Return the file of a certificate: the same for the same row, whenever it is made."""
    address = f"{site_address.rstrip('/')}{certificate.verify_path}"
    words = {
        "name": certificate.name,
        "title": certificate.title,
        "kind": certificate.get_kind_display().lower(),
        "length": hours_in_words(certificate.minutes) if certificate.minutes else "",
        "day": date_format(certificate.achieved_on, "l j F Y"),
        "number": str(certificate.pk),
        "address": address,
        "shown_address": address.split("://", 1)[-1],
        "border": certificate_border(stops=_STOPS[certificate.kind]),
        "code": _code(address),
    }
    made = typst.compile(
        str(_TYPST / "certificate.typ"),
        root=str(_TYPST),
        font_paths=[str(_TYPST / "fonts")],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"words": json.dumps(words)},
        pdf_standards=["ua-1"],
        # A PDF's moments are whole seconds, and typst refuses others.
        timestamp=certificate.achieved_at.astimezone(timezone.get_fixed_timezone(0)).replace(microsecond=0),
    )
    return bytes(made)


def _code(address: str) -> str:
    """Return the QR code of an address as SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2, dark="#1c2b2d", light="#fffdf9")
    return drawn.getvalue().decode()
