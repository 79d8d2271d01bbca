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
    TRAINING = "training", "Training taken elsewhere"


class ImportStatus(models.TextChoices):
    CHECKING = "checking", "Being checked"
    REFUSED = "refused", "Refused"
    READY = "ready", "Ready to confirm"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Stopped"


class JoinKind(models.TextChoices):
    """What somebody asks for who has no account, or wants more of it."""

    LINK_WORKER = "link_worker", "To join as a link worker"
    EMPLOYER = "employer", "To register an organisation"
    ROUTE = "route", "To follow an open programme"


class JoinState(models.TextChoices):
    UNVERIFIED = "unverified", "The address is not confirmed yet"
    WAITING = "waiting", "Waiting for an answer"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"


class DeclineReason(models.TextChoices):
    NOT_EMPLOYED = "not_employed", "We do not know you as somebody who works for us"
    NOT_THIS_ROLE = "not_this_role", "Your role is not one that this programme is for"
    NOT_HERE = "not_here", "The programme is not offered where you work"
    TWICE = "twice", "You have an account, or have asked, already"
    OTHER = "other", "Another reason"


class DoubtAbout(models.TextChoices):
    """What somebody says is wrong with their post as it is on record."""

    ROLE = "role", "The role"
    EMPLOYER = "employer", "The employer"
    PLACE = "place", "Where I work"
    HOURS = "hours", "The hours"
    FIRST_DAY = "first_day", "The first day"
    LEFT = "left", "I have left this post"
    MISSING = "missing", "A post of mine is missing"


class SignInEvent(models.TextChoices):
    """What happened on somebody's way in, or with what lets them in."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_OUT = "signed_out", "Signed out"
    DEVICES_ENDED = "devices_ended", "Signed out of other devices"
    WRONG_PASSWORD = "wrong_password", "Sign-in failed: password"
    WRONG_CODE = "wrong_code", "Sign-in failed: second step"
    TOO_OFTEN = "too_often", "Sign-in failed: tried too often"
    CLOSED = "closed", "Sign-in failed: closed account"
    NO_ACCOUNT = "no_account", "Sign-in failed: no account for the provider's address"
    CONFIRMED = "confirmed", "Confirmed that it is them"
    PASSWORD_CHANGED = "password_changed", "Password changed"
    SECOND_STEP_ADDED = "second_step_added", "Second step added"
    SECOND_STEP_REMOVED = "second_step_removed", "Second step removed"
    CODES_MADE = "codes_made", "Recovery codes made"
    PROVIDER_LINKED = "provider_linked", "Linked with a sign-in provider"


class SignInMethod(models.TextChoices):
    PASSWORD = "password", "Password"
    PASSKEY = "passkey", "Passkey"
    CODE = "code", "Authenticator app"
    RECOVERY_CODE = "recovery_code", "Recovery code"
    PROVIDER = "provider", "Sign-in provider"
    LINK = "link", "Link in an e-mail"


FAILED_SIGN_INS: Final = (
    SignInEvent.WRONG_PASSWORD,
    SignInEvent.WRONG_CODE,
    SignInEvent.TOO_OFTEN,
    SignInEvent.CLOSED,
    SignInEvent.NO_ACCOUNT,
)


class GuestEvent(models.TextChoices):
    """What was done with a link for somebody without an account."""

    OPENED = "opened", "Opened"
    CONFIRMED = "confirmed", "Said who they are"
    DECIDED = "decided", "Answered"
    REFUSED = "refused", "Opened, but it did not work"


class AuditKind(models.TextChoices):
    """What the audit list is narrowed to."""

    ACCESS = "access", "Access: people, responsibilities, joining"
    POSTS = "posts", "Posts, groups and organisations"
    MARKS = "marks", "Learning: enrolments, attempts, marks, certificates, reminders"
    LOOKS = "looks", "Records opened and exported"
    SIGN_INS = "sign_ins", "Signing in and out"
    FAILURES = "failures", "Failed sign-ins"


class ResetState(models.TextChoices):
    WAITING = "waiting", "Waits for a second person"
    APPROVED = "approved", "Taken off"
    DECLINED = "declined", "Declined"


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
