"""The words of people: kinds, reasons, responsibilities and purposes."""

from __future__ import annotations

from typing import Final

from django.db import models


class OrganisationKind(models.TextChoices):
    NATION = "nation", "Nation"
    REGION = "region", "NHS region"
    ICB = "icb", "Integrated care board"
    PCN = "pcn", "Primary care network"
    PRACTICE = "practice", "GP practice"
    TRUST = "trust", "NHS trust"
    VCSE = "vcse", "Voluntary, community or social enterprise"
    COUNCIL = "council", "Council"
    OTHER = "other", "Other"


AREA_KINDS: Final = (OrganisationKind.NATION, OrganisationKind.REGION, OrganisationKind.ICB)
NEIGHBOURHOOD_KINDS: Final = (OrganisationKind.PCN, OrganisationKind.PRACTICE)
EMPLOYER_KINDS: Final = tuple(kind for kind in OrganisationKind if kind not in AREA_KINDS)


class LeavingReason(models.TextChoices):
    PAY = "pay", "Pay"
    CONTRACT_END = "contract_end", "The contract ended"
    WORKLOAD = "workload", "Workload"
    SUPPORT = "support", "Support"
    PROGRESSION = "progression", "Progression"
    PERSONAL = "personal", "Personal"
    RETIREMENT = "retirement", "Retirement"
    ROLE_CHANGE = "role_change", "A change of role"
    OTHER = "other", "Other"


class GroupKind(models.TextChoices):
    COHORT = "cohort", "Cohort"
    LEARNING_SET = "learning_set", "Learning set"
    TEAM = "team", "Team"


class ResponsibilityKind(models.TextChoices):
    LINE_MANAGER = "line_manager", "Line manager"
    PROFESSIONAL_SUPERVISOR = "professional_supervisor", "Professional supervisor"
    FACILITATOR = "facilitator", "Facilitator"
    DEPUTY_FACILITATOR = "deputy_facilitator", "Deputy facilitator"
    LEAD = "lead", "Lead"
    EMPLOYER_ADMINISTRATOR = "employer_administrator", "Employer administrator"
    TRAINER = "trainer", "Trainer"
    ASSESSOR = "assessor", "Assessor"
    PROGRAMME_ADMIN = "programme_admin", "Programme administrator"
    ANALYST = "analyst", "Analyst"


class ScopeKind(models.TextChoices):
    """What a responsibility is over."""

    PROGRAMME = "programme", "the whole programme"
    ORGANISATION = "organisation", "an organisation"
    GROUP = "group", "a group"
    PERSON = "person", "a person"


ADMIN_RESPONSIBILITIES: Final = (ResponsibilityKind.TRAINER, ResponsibilityKind.PROGRAMME_ADMIN)
FACILITATING: Final = (ResponsibilityKind.FACILITATOR, ResponsibilityKind.DEPUTY_FACILITATOR)


class Purpose(models.TextChoices):
    """Why one person may see something of another; the registry of purposes says what."""

    SELF = "self", "Yourself"
    LINE_MANAGEMENT = "line_management", "Line management"
    SUPERVISION = "supervision", "Professional supervision"
    FACILITATION = "facilitation", "Facilitating a group"
    PLACE_LEAD = "place_lead", "Leading a primary care network or practice"
    EMPLOYER_LIST = "employer_list", "Keeping an employer's list of posts"
    PROGRAMME_TEAM = "programme_team", "Running the programme"


class OpeningKind(models.TextChoices):
    OPENED = "opened", "Opened"
    EXPORTED = "exported", "Exported"


class ImportKind(models.TextChoices):
    ORGANISATIONS = "organisations", "Organisations"
    PEOPLE = "people", "People"
    POSTS = "posts", "Posts"


class ImportStatus(models.TextChoices):
    CHECKING = "checking", "Being checked"
    REFUSED = "refused", "Refused"
    READY = "ready", "Ready to confirm"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Stopped"


LINK_WORKER_ROLES: Final = ("link_worker", "senior_link_worker", "cyp_link_worker")

JOB_ROLES: Final = (
    ("link_worker", "Social prescribing link worker", True),
    ("senior_link_worker", "Senior social prescribing link worker", True),
    ("cyp_link_worker", "Children and young people's link worker", True),
    ("care_coordinator", "Care coordinator", False),
    ("health_coach", "Health and wellbeing coach", False),
    ("manager", "Manager", False),
    ("other", "Other role", False),
)
