"""The words of the portfolio."""

from __future__ import annotations

from django.db import models


class CertificateKind(models.TextChoices):
    """What a certificate is for."""

    MODULE = "module", "Module"
    YEAR = "year", "Year"


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


CERTIFICATES = "portfolio.certificates"
CPD_DRAFTS = "portfolio.cpd_drafts"
