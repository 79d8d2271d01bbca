"""A person: the user of the site, whom the ledger knows only as an actor."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from foundations.database import UUIDv7
from foundations.per_request import read_once
from foundations.registries import purposes

if TYPE_CHECKING:
    from people.vocabulary import Purpose


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self) -> Self:
        """Leave out the records that were merged into another or erased."""
        return self.filter(email__isnull=False)

    def known_as(self, address: str) -> Self:
        """Keep the person who has an address, be it the first or another verified one."""
        return self.filter(
            Q(email=address.strip().lower())
            | Q(emailaddress__email__iexact=address.strip(), emailaddress__verified=True)
        ).distinct()

    def visible_to(self, viewer: Any, to: Purpose | str | Iterable[Purpose | str], on: date) -> Self:
        """Keep those of whom the viewer may see that purpose's fields that day.

        Several purposes give everybody of whom any one of them lets the viewer see something.
        """
        if getattr(viewer, "pk", None) is None or not viewer.is_active:
            return self.none()
        codes = [to] if isinstance(to, str) else list(to)
        seen = Q(pk__in=())
        with read_once():
            for code in codes:
                seen |= purposes[str(code)].seen_by(viewer, on)
        return self.current().filter(seen)


class PersonManager(BaseUserManager["Person"].from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Makes people; everything else is the queryset's."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").lower())  # type: ignore[no-any-return]

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """Make a person; without a password they cannot sign in until they set one by e-mail."""
        person = Person(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Person(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(
        "e-mail address",
        unique=True,
        null=True,
        blank=True,
        error_messages={"unique": "Somebody already has this e-mail address."},
        help_text="The first address; others may be added and sign in as well.",
    )
    name = models.CharField(max_length=150)
    actor = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    ref = models.CharField(
        "reference",
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        help_text="How the system that sends the list of posts knows this person.",
    )
    is_active = models.BooleanField("may sign in", default=True)
    is_staff = models.BooleanField("may open the administration", default=False, editable=False)
    is_demo = models.BooleanField("belongs to the demonstration", default=False, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name_plural = "people"
        permissions = [("author_curriculum", "Can write the curriculum")]
        constraints = [
            models.CheckConstraint(name="a_persons_email_is_lower_case", condition=Q(email=Lower("email"))),
            models.CheckConstraint(name="a_persons_email_is_missing_or_something", condition=~Q(email="")),
            models.CheckConstraint(name="a_persons_reference_is_missing_or_something", condition=~Q(ref="")),
        ]

    def __str__(self) -> str:
        return self.name or f"Person {self.pk}"

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower() if self.email else None
        self.ref = self.ref or None

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ", maxsplit=1)[0]


class PersonMerge(models.Model):
    """Two records were one person's: everything of ``lost`` now stands under ``kept``."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_kept")
    lost = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="merged_into")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges_made")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_person_is_not_merged_into_themselves", condition=~Q(kept=models.F("lost"))
            )
        ]

    def __str__(self) -> str:
        return f"person {self.lost_id} merged into {self.kept_id}"
