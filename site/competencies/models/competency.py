"""One thing that a link worker learns to do well, in four levels."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.search import index

from competencies.models.clusters import ClusterableModel, ParentalKey
from competencies.models.framework import Domain
from competencies.vocabulary import DEFAULT_REVIEW_MONTHS
from foundations.database import UUIDv7


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def in_order(self) -> CompetencyQuerySet:
        """Sort as the framework's own document has them."""
        return self.order_by("domain__framework_id", "domain__position", "position", "pk")

    def current(self) -> CompetencyQuerySet:
        """Leave out those that a framework no longer has, and that are kept because somebody was rated in them."""
        return self.filter(is_retired=False)


class Competency(index.Indexed, ClusterableModel):
    """A competency; ``code`` is its domain's letter and a number, such as ``B1``.

    ``uuid`` is how the ledger knows it. A rating needs another look after ``review_months``.
    """

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="competencies")
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    review_months = models.PositiveSmallIntegerField(
        "look at it again after, months",
        default=DEFAULT_REVIEW_MONTHS,
        db_default=DEFAULT_REVIEW_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    is_retired = models.BooleanField(default=False, db_default=False, editable=False)

    objects = CompetencyQuerySet.as_manager()

    search_fields = [
        index.SearchField("code", boost=4),
        index.AutocompleteField("code"),
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        # A list that was searched is sorted by these.
        index.FilterField("code"),
        index.FilterField("name"),
        index.FilterField("is_retired"),
    ]

    class Meta:
        verbose_name_plural = "competencies"
        constraints = [models.UniqueConstraint(fields=["domain", "code"], name="a_competency_has_one_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class LevelDescriptor(models.Model):
    """What somebody at a level says of themselves."""

    competency = ParentalKey(Competency, on_delete=models.CASCADE, related_name="descriptors")
    level = models.PositiveSmallIntegerField(validators=[MaxValueValidator(9)])
    name = models.CharField(max_length=100, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["competency", "level"], name="a_level_is_described_once")
        ]

    def __str__(self) -> str:
        return f"{self.competency_id} at {self.level}"
