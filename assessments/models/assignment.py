"""An assignment: a step of a module in which something is written or gathered, handed in and marked."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from assessments import panels
from assessments.vocabulary import AssignmentKind
from courses.models import Step


class AssignmentPage(Step):
    """What is asked, and how it is marked; the body is the brief, and the rubric stands in its criteria."""

    activity_kind = "assignment"
    content_panels = panels.ASSIGNMENT

    kind = models.CharField(
        max_length=30, choices=AssignmentKind.choices, default=AssignmentKind.REFLECTIVE_ACCOUNT
    )
    words = models.PositiveIntegerField(
        "about how many words",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="A guide, never a limit.",
    )
    is_anonymous = models.BooleanField(
        "mark without names",
        default=False,
        help_text="Markers see no name until they have decided.",
    )
    second_share = models.PositiveSmallIntegerField(
        "marked by a second person, per cent",
        default=0,
        validators=[MaxValueValidator(100)],
        help_text="This share of the work is marked again by somebody who does not see the first marks.",
    )

    class Meta:
        verbose_name = "assignment"


class RubricCriterion(Orderable):
    """One thing that is looked at, and what each level of it is like."""

    page = ParentalKey(AssignmentPage, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(max_length=200)
    refer = models.CharField("refer", max_length=500, help_text="What is not enough yet.")
    passing = models.CharField("pass", max_length=500, help_text="What is asked for.")
    distinction = models.CharField(
        max_length=500, blank=True, help_text="What is more than asked for; may be left empty."
    )

    class Meta(Orderable.Meta):
        verbose_name_plural = "rubric criteria"

    def __str__(self) -> str:
        return self.title
