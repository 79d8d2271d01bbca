"""The competency framework: what a link worker learns to do well, and how far."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models

from competencies.models.clusters import ClusterableModel, ParentalKey


class Framework(ClusterableModel):
    """A set of domains, as one curriculum brings it; its code is unique within that curriculum.

    These tables are the working copy: what people read is its newest version.
    """

    curriculum = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    introduction = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["curriculum", "code"], name="a_framework_has_one_code_in_its_curriculum"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Level(models.Model):
    """What a number from 0 to 4 means in a framework."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="levels")
    number = models.PositiveSmallIntegerField(validators=[MaxValueValidator(9)])
    name = models.CharField(max_length=100)
    description = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="a_level_has_one_meaning")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Domain(models.Model):
    """A family of competencies, known by a capital letter."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="domains")
    letter = models.CharField(max_length=1, validators=[RegexValidator(r"^[A-Z]$")])
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "letter"], name="a_domain_has_one_letter")
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"
