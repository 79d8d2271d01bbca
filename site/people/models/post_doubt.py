"""What somebody says is wrong with their posts as they are on record."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from people.models.person import Person
from people.models.post import Post
from people.vocabulary import DoubtAbout


class PostDoubtQuerySet(models.QuerySet["PostDoubt"]):
    def open(self) -> Self:
        return self.filter(settled_at__isnull=True)


class PostDoubt(models.Model):
    """A person says that a post of theirs, or the lack of one, is wrong; whoever keeps the list puts it right.

    Or they answer that it is right as it is, and why (``kept_because``). The person may then take it to the programme
    team, once: that is a doubt of its own which ``raises`` the first.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="post_doubts")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="doubts")
    about = ArrayField(models.CharField(max_length=20, choices=DoubtAbout))
    said_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="post_doubts_settled"
    )
    kept_because = models.CharField("why it is right as it is", max_length=300, blank=True, default="")
    raises = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="raised_as"
    )

    objects = PostDoubtQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person",
                "post",
                name="one_open_doubt_for_a_post",
                condition=Q(settled_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="a_doubt_is_about_something", condition=Q(about__len__gt=0)),
            models.CheckConstraint(
                name="what_is_right_as_it_is_has_been_answered",
                condition=Q(kept_because="") | Q(settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"doubt {self.pk} of person {self.person_id}"
