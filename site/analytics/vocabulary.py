"""The words of analytics."""

from __future__ import annotations

from django.db import models


class RetentionBy(models.TextChoices):
    """By what retention is broken down; one at a time, so that small groups cannot be worked out by subtraction."""

    REGION = "region", "NHS region"
    ICB = "icb", "Integrated care board"
    EMPLOYER_KIND = "employer_kind", "Kind of employer"
    EMPLOYER = "employer", "Employer"
    COHORT = "cohort", "Cohort"


class RetentionUnit(models.TextChoices):
    POST = "post", "Posts"
    ROLE = "role", "Link worker role"
