"""Drawing charts. It takes a worker 90 MB and some 30 ms each, so nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape

import vl_convert

from analytics.models import Chart
from analytics.rules.chart import Spec, key_of

KEPT_UNUSED_FOR = timedelta(days=2)


def draw(specs: Iterable[Spec], *, at: datetime) -> set[str]:
    """Draw whatever is not drawn yet, and return the keys of all."""
    wanted = {key_of(spec): spec for spec in specs}
    drawn = set(Chart.objects.filter(key__in=wanted).values_list("key", flat=True))
    Chart.objects.bulk_create(
        (Chart(key=key, svg=_drawing(spec), drawn_at=at) for key, spec in wanted.items() if key not in drawn),
        ignore_conflicts=True,
    )
    return set(wanted)


def forget_charts(*, but: Iterable[str], at: datetime) -> None:
    """Delete the drawings that no current page shows; one that is asked for again is drawn again."""
    Chart.objects.filter(drawn_at__lt=at - KEPT_UNUSED_FOR).exclude(key__in=list(but)).delete()


def _drawing(spec: Spec) -> str:
    """Return the drawing, named by its description for those who cannot see it."""
    svg: str = vl_convert.vegalite_to_svg(spec)
    label = escape(spec["description"], quote=True)
    return svg.replace(
        "<svg ", f'<svg role="graphics-document" aria-roledescription="chart" aria-label="{label}" ', 1
    )
