"""That somebody was reminded of something by a lead: at most once in fourteen days for a reason, whoever asks."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from foundations.constraints import no_overlap
from people.models import Person


def _reason_as_range() -> Func:
    """The reason as a range of one number, so that GiST compares it without an extension."""
    number = Func(F("reason"), Value(0), function="hashtextextended", output_field=models.BigIntegerField())
    return Func(number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


class Nudge(models.Model):
    """``until`` is the first day on which the person may be reminded of the same again."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nudges")
    reason = models.CharField(max_length=60)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nudges_given")
    on = models.DateField()
    until = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_nudge_ends_after_it_starts", condition=Q(until__gt=F("on"))),
            ExclusionConstraint(
                name="one_nudge_per_person_and_reason_at_a_time",
                index_type="GIST",
                expressions=[
                    *no_overlap("", "person", period=("on", "until")).expressions,
                    (_reason_as_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} of person {self.person_id} on {self.on}"
