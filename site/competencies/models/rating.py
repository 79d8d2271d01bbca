"""How far somebody is with a competency, in somebody's view, at a moment.

Append-only, by trigger: another view is another row, which says what it replaces. One audited database function
blanks what a person wrote and the link to them when they are erased; another gives the rows of two records of one
person to the record that is kept. Write through ``competencies.actions.rating`` only. Whether a rating is confirmed
is decided elsewhere, and where somebody stands is worked out by ``competencies.queries.standing`` alone.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from competencies.models.competency import Competency
from competencies.models.version import FrameworkVersion
from competencies.vocabulary import RatingKind
from foundations.database import UUIDv7


class RatingQuerySet(models.QuerySet["Rating"]):
    def latest_first(self) -> Self:
        return self.order_by("-at", "-pk")


class Rating(models.Model):
    """One view of one competency of one person.

    ``evidence`` is a list of what was cited, each as ``kind``, ``uuid``, ``title`` and ``statement`` (or nothing), as
    they were then. ``statement`` is the line of the ledger that tells of this rating.
    """

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="competency_ratings"
    )
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="ratings")
    version = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="ratings")
    level = models.PositiveSmallIntegerField(validators=[MaxValueValidator(9)])
    kind = models.CharField(max_length=10, choices=RatingKind)
    comment = models.TextField(blank=True)
    evidence = models.JSONField(default=list, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="competency_ratings_given",
    )
    statement = models.UUIDField(unique=True)

    objects = RatingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "competency", "at"], name="ratings_of_a_person")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RatingKind.values), name="rating_kind_is_known"),
            models.CheckConstraint(condition=Q(level__gte=1), name="a_rating_says_a_level"),
            models.CheckConstraint(
                condition=Q(person__isnull=True)
                | Q(by__isnull=True)
                | Q(kind=RatingKind.SELF, by=F("person"))
                | (~Q(kind=RatingKind.SELF) & ~Q(by=F("person"))),
                name="only_a_self_rating_is_ones_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.level} in {self.competency_id} of person {self.person_id}"
