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


class StayReason(models.TextChoices):
    """What would have made somebody stay in a post."""

    PAY = "pay", "Better pay or a higher band"
    CONTRACT = "contract", "A permanent contract"
    WORKLOAD = "workload", "Fewer people to support at a time"
    SUPERVISION = "supervision", "Better supervision and support"
    TRAINING = "training", "More time for training"
    PROGRESSION = "progression", "A next step in the career"
    FLEXIBILITY = "flexibility", "Other hours or places of work"
    TEAM = "team", "Being part of the practice team"
    NOTHING = "nothing", "Nothing would have"
