"""The words of the portfolio."""

from __future__ import annotations

from django.db import models


class CertificateKind(models.TextChoices):
    """What a certificate is for."""

    MODULE = "module", "Module"
    YEAR = "year", "Year"
    PATHWAY = "pathway", "Pathway"
    PROGRAMME = "programme", "Programme"
    FRAMEWORK = "framework", "Competencies"


class EntryKind(models.TextChoices):
    """The kinds of activity that count as CPD (domain facts, section 6.3)."""

    COURSE = "course", "Course"
    E_LEARNING = "e_learning", "E-learning"
    WEBINAR = "webinar", "Webinar"
    ACTION_LEARNING = "action_learning", "Action learning set"
    COMMUNITY = "community", "Community of practice"
    SUPERVISION = "supervision", "Supervision"
    SHADOWING = "shadowing", "Shadowing"
    READING = "reading", "Reading"
    CONFERENCE = "conference", "Conference"
    TEACHING = "teaching", "Teaching others"
    PROJECT = "project", "Project"
    VOLUNTEERING = "volunteering", "Volunteering"
    OTHER = "other", "Something else"


class EntryStatus(models.TextChoices):
    """How far an entry has come; only what is logged counts towards the year."""

    DRAFT = "draft", "Draft"
    LOGGED = "logged", "Logged"


class EntrySource(models.TextChoices):
    """Who began an entry."""

    MANUAL = "manual", "Written by you"
    PLATFORM = "platform", "Drafted by Linkway"
    IMPORTED = "imported", "Imported"


class ExportState(models.TextChoices):
    """How far a copy of somebody's data has come."""

    ASKED = "asked", "Being made"
    READY = "ready", "Ready"


class ErasureCause(models.TextChoices):
    """Why a record is emptied."""

    ASKED = "asked", "The person asked for it"
    SCHEDULE = "schedule", "It was kept for as long as it is kept"


class ErasureState(models.TextChoices):
    ASKED = "asked", "Asked for"
    DONE = "done", "Done"


class OnErasure(models.TextChoices):
    """What becomes of a category of data when somebody is erased."""

    REMOVED = "removed", "Removed"
    EMPTIED = "emptied", "Emptied"
    KEPT = "kept", "Kept, without your name"


class TrainingSource(models.TextChoices):
    """How a record of outside training came here."""

    BY_HAND = "by_hand", "Written by the person"
    IMPORTED = "imported", "Imported"


class TrainingState(models.TextChoices):
    """How a record of outside training stands on a day; that it has expired is never stored."""

    RECORDED = "recorded", "Waiting to be accepted"
    RETURNED = "returned", "Sent back to you"
    ACCEPTED = "accepted", "Accepted"
    EXPIRED = "expired", "Expired"


CERTIFICATES = "portfolio.certificates"
CPD_DRAFTS = "portfolio.cpd_drafts"
LAST_MAIL = "portfolio.erased"
OUTSIDE_TRAINING = "portfolio.outside_training"
