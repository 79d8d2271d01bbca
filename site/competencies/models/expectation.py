"""How far somebody is expected to be at the end of each year."""

from __future__ import annotations

from django.db import models

from competencies.models.clusters import ParentalKey
from competencies.models.competency import Competency
from competencies.models.framework import Framework


class ExpectedProfile(models.Model):
    """What the end of a year asks for, in words."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="profiles")
    year = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["framework", "year"], name="a_year_has_one_profile")]

    def __str__(self) -> str:
        return f"{self.year} of {self.framework_id}"


class ExpectedLevel(models.Model):
    """The level of one competency that the end of a year asks for."""

    competency = ParentalKey(Competency, on_delete=models.CASCADE, related_name="expected_levels")
    year = models.CharField(max_length=100)
    level = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["competency", "year"], name="a_year_expects_one_level")
        ]

    def __str__(self) -> str:
        return f"{self.competency_id} at {self.level} by {self.year}"


class ExpectedCount(models.Model):
    """How many competencies of any kind the end of a year asks for at a level, beyond the single ones."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="expected_counts")
    year = models.CharField(max_length=100)
    count = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "year", "level"], name="a_year_counts_each_level_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.count} at {self.level}"
