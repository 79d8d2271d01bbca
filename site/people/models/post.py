"""Posts: who works as what for whom, where, and who pays; each with its days."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from foundations.constraints import no_overlap
from foundations.database import UUIDv7
from people.models.dated import Dated, checked_last, ends_after_it_starts, runs_on
from people.models.organisation import Organisation
from people.models.person import Person
from people.vocabulary import LeavingReason


class JobRole(models.Model):
    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=100)
    is_link_worker = models.BooleanField(default=False, help_text="Counts in the profession's retention.")

    def __str__(self) -> str:
        return self.title


class PostQuerySet(models.QuerySet["Post"]):
    def on(self, day: date) -> Self:
        """Keep the posts that run on a day."""
        return self.filter(runs_on(day))

    def of_link_workers(self) -> Self:
        return self.filter(role__is_link_worker=True)

    def for_person(self, person: Person) -> Self:
        return self.filter(person=person)


class Post(Dated):
    """One person's post with one employer in one role.

    ``ended_on`` is the first day out of post. ``observed_from`` is the first day on which its end would have become
    known: later than ``started_on`` where it was already running when recording began.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.ForeignKey(JobRole, on_delete=models.PROTECT, related_name="posts")
    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    fte = models.DecimalField(
        "full-time equivalent",
        max_digits=4,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Over 0 and at most 1; empty where nobody has said.",
    )
    observed_from = models.DateField(help_text="From when its end would have become known.")
    leaving_reason = models.CharField(max_length=20, choices=LeavingReason, blank=True)
    last_confirmed_on = models.DateField(null=True, blank=True)
    ref = models.CharField("reference", max_length=100, unique=True, null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            checked_last(no_overlap("a_person_holds_a_post_once_at_a_time", "person", "employer", "role")),
            ends_after_it_starts("a_post_ends_after_it_starts"),
            models.CheckConstraint(
                name="a_posts_fte_is_over_0_and_at_most_1",
                condition=Q(fte__isnull=True) | Q(fte__gt=0, fte__lte=1),
            ),
            models.CheckConstraint(
                name="only_a_post_that_ended_has_a_leaving_reason",
                condition=Q(leaving_reason="") | Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(name="a_posts_reference_is_missing_or_something", condition=~Q(ref="")),
        ]

    def __str__(self) -> str:
        return f"post {self.pk} of person {self.person_id} from {self.started_on}"


class Deployment(Dated):
    """Where a post is worked; one main place at a time."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="deployments")
    place = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deployments")

    class Meta:
        constraints = [
            no_overlap("a_post_is_deployed_at_one_place_at_a_time", "post"),
            ends_after_it_starts("a_deployment_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"post {self.post_id} at {self.place_id} from {self.started_on}"


class Funding(Dated):
    """Who pays for a post, in the words of the list that said so: a scheme or an organisation."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="fundings")
    funder = models.CharField(max_length=200)

    class Meta:
        constraints = [
            no_overlap("a_post_has_one_funder_at_a_time", "post"),
            ends_after_it_starts("a_funding_ends_after_it_starts"),
            models.CheckConstraint(name="a_funding_names_a_funder", condition=~Q(funder="")),
        ]

    def __str__(self) -> str:
        return f"post {self.post_id} paid by {self.funder} from {self.started_on}"
