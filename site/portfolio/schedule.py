"""The retention schedule: every category of what is held about people, as data.

The page *my data*, the privacy notice, the scheduled task and the erasing of somebody all read it. A test holds that each
model in the list of personal data stands in exactly one category. A storey above adds its own line:

    portfolio.rules.retention.retention_schedule.register(MY_CATEGORY.code, MY_CATEGORY)
"""

from __future__ import annotations

from typing import Final

from competencies.actions.join import forget_ratings
from portfolio.actions import forget, sweep
from portfolio.rules.retention import RetentionCategory, retention_schedule
from portfolio.vocabulary import OnErasure

SIX_YEARS: Final = "while you use Linkway, and six years after"
LAST_NEEDED: Final = "the day you last signed in or were last in post, whichever is later"
CLAIMS: Final = (
    "A claim about a contract or a decision can be brought for six years (Limitation Act 1980, section 5), and the "
    "code of practice for NHS records keeps training records for six years."
)

CATEGORIES: Final = (
    RetentionCategory(
        code="account",
        order=10,
        title="Your name, addresses and ways of signing in",
        models=(
            "people.Person",
            "account.EmailAddress",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "people.Invitation",
            "people.PostDoubt",
            "notifications.Preference",
            "notifications.DeliveryDays",
            "portfolio.ClosedAccount",
        ),
        kept=SIX_YEARS,
        counted_from=LAST_NEEDED,
        reason=CLAIMS,
        at_end="The name is blanked, every address and way of signing in removed.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.erase_unused_records,
        erase=forget.empty_accounts,
    ),
    RetentionCategory(
        code="private_writing",
        order=20,
        title="What you wrote only for yourself: notes and the words of your CPD log",
        models=(
            "courses.ReflectionNote",
            "assessments.ObservationPreparation",
            "assessments.MarkingDraft",
        ),
        kept="until you remove it, and twelve months after your account is closed",
        counted_from="the day on which the account was closed",
        reason="It is yours. The year gives you time to ask for a copy.",
        at_end="The notes are removed, and the words of the log are blanked.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.remove_private_writing,
        erase=forget.remove_private_writing,
    ),
    RetentionCategory(
        code="learning",
        order=30,
        title="Your learning: lessons, quizzes, assignments, certificates and the CPD log",
        models=(
            "courses.StepProgress",
            "courses.ModuleProgress",
            "courses.RouteProgress",
            "courses.PathwayChoice",
            "courses.PriorClaimPart",
            "courses.PriorClaim",
            "courses.PriorLearning",
            "assessments.CriterionMark",
            "assessments.MarginComment",
            "assessments.Marking",
            "assessments.MarkingTask",
            "assessments.SubmissionVersion",
            "assessments.SubmissionFile",
            "assessments.Submission",
            "assessments.EvidenceFile",
            "assessments.AttemptEntry",
            "assessments.ReMarkedAttempt",
            "assessments.Attempt",
            "assessments.LessonToRevise",
            "assessments.AttemptRequest",
            "assessments.Observation",
            "assessments.ObservationRecord",
            "assessments.Accommodation",
            "portfolio.Certificate",
            "portfolio.CPDEntry",
            "portfolio.CPDPlan",
        ),
        kept=SIX_YEARS,
        counted_from=LAST_NEEDED,
        reason=CLAIMS,
        at_end="Everything is removed with the account; certificates can no longer be checked.",
        on_erasure=OnErasure.REMOVED,
        erase=forget.remove_learning,
    ),
    RetentionCategory(
        code="competencies",
        order=32,
        title="How your competencies were rated",
        models=("competencies.Rating",),
        kept=SIX_YEARS,
        counted_from=LAST_NEEDED,
        reason=CLAIMS,
        at_end="What you wrote, your evidence and the link to you are blanked.",
        on_erasure=OnErasure.KEPT,
        kept_because=(
            "Levels and days stay, so that figures about the programme stay what they were (UK GDPR articles 17(3)(d) and "
            "89). What you wrote and your evidence are gone, and nobody can tell whose the levels are."
        ),
        erase=forget_ratings,
    ),
    RetentionCategory(
        code="confirmations",
        order=33,
        title="Who confirmed your competencies and signed off your years",
        models=(
            "competencies.VerificationRequest",
            "competencies.VerificationItem",
            "competencies.VerificationDecision",
            "competencies.SignOff",
            "competencies.SignOffDecision",
            "people.GuestLink",
            "people.GuestAccess",
        ),
        kept=f"{SIX_YEARS}; whom you asked by e-mail and who never answered, a year; when a link was used, six years",
        counted_from=LAST_NEEDED,
        reason=CLAIMS,
        at_end="What was written, whom you asked by e-mail and the link to you are blanked.",
        on_erasure=OnErasure.KEPT,
        kept_because=(
            "Decisions, levels and days stay, with the name of whoever decided, who has to answer for it (UK GDPR article "
            "17(3)(e)). What was written is gone, and nobody can tell any more about whom it was decided."
        ),
        sweep=sweep.remove_old_guest_links,
        erase=forget.empty_confirmations,
    ),
    RetentionCategory(
        code="mandatory_training",
        order=35,
        title="Training that you took elsewhere, statutory and mandatory training included",
        models=("portfolio.ExternalTraining",),
        kept="ten years, or as long as your account if that is shorter",
        counted_from="the day on which you did it",
        reason=(
            "The code of practice for NHS records keeps statutory and mandatory training for ten years. This is your copy; "
            "your employer holds its own record."
        ),
        at_end="The record and its certificate are removed.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.remove_old_training,
        erase=forget.remove_training,
    ),
    RetentionCategory(
        code="workforce",
        order=40,
        title="Posts, places on programmes, groups and responsibilities",
        models=(
            "people.Post",
            "people.Deployment",
            "people.Funding",
            "people.Membership",
            "people.Responsibility",
            "courses.Enrolment",
            "courses.EnrolmentChange",
            "courses.EnrolmentPause",
        ),
        kept="the days and places without end; your name with them for as long as your account",
        counted_from=LAST_NEEDED,
        reason="So that what keeps link workers in post can be counted, which is a task in the public interest.",
        at_end="The rows stay without name, address or reference; what still ran is ended.",
        on_erasure=OnErasure.KEPT,
        kept_because=(
            "They are counted in statistics about the workforce, which erasing them would falsify (UK GDPR articles "
            "17(3)(d) and 89). Nothing in them names you any more, and nobody is shown them as a person."
        ),
        erase=forget.end_what_runs,
    ),
    RetentionCategory(
        code="ledger",
        order=45,
        title="The record of learning events",
        models=(),
        kept="without end, but without you",
        counted_from="the event",
        reason="So that figures about the programme stay what they were.",
        at_end="The link between you and the record is cut.",
        on_erasure=OnErasure.KEPT,
        kept_because=(
            "It never held your name, address or words, only a number. The link from you to that number is cut, so "
            "nobody can tell any more whose it was (UK GDPR articles 17(3)(d) and 89)."
        ),
    ),
    RetentionCategory(
        code="messages",
        order=50,
        title="What Linkway told you",
        models=(
            "notifications.Bounce",
            "notifications.Mail",
            "notifications.Notification",
            "notifications.Digest",
            "notifications.Nudge",
        ),
        kept="messages two years, that a mail was sent one year, its words 30 days",
        counted_from="the day of the message",
        reason="So that you can look something up, and the team can see whether a mail arrived.",
        at_end="They are removed.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.remove_old_messages,
        erase=forget.remove_messages,
    ),
    RetentionCategory(
        code="join_requests",
        order=60,
        title="Requests to join",
        models=("people.JoinRequest",),
        kept="a year; three days where the address was never confirmed",
        counted_from="the answer",
        reason="So that an answer can be looked up and questioned.",
        at_end="They are removed.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.remove_old_requests,
        erase=forget.remove_requests,
    ),
    RetentionCategory(
        code="looks",
        order=70,
        title="Who looked at your details",
        models=("people.Opening",),
        kept="a year",
        counted_from="the look",
        reason="So that you can see it on “who sees what”.",
        at_end="They are removed.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.remove_old_looks,
    ),
    RetentionCategory(
        code="sign_ins",
        order=80,
        title="How and where you signed in",
        models=("people.SignInRecord", "people.Device"),
        kept="sign-ins and failures twelve months; a device until it is signed out, 30 days at most",
        counted_from="the sign-in",
        reason="To notice that somebody else tries to use your account.",
        at_end="They are removed.",
        on_erasure=OnErasure.REMOVED,
        sweep=sweep.remove_old_sign_ins,
        erase=forget.end_sign_ins,
    ),
    RetentionCategory(
        code="audit",
        order=90,
        title="What was changed in records, and by whom",
        models=("people.AuditEntry", "people.PersonMerge", "people.SecondStepReset", "assessments.ReMarking"),
        kept="six years",
        counted_from="the change",
        reason="To answer for what was done with people’s records (UK GDPR article 5(2)).",
        at_end="The entries are removed.",
        on_erasure=OnErasure.KEPT,
        kept_because=(
            "Whoever runs Linkway has to be able to show what was done, and to answer claims (UK GDPR article "
            "17(3)(b) and (e)). An entry holds numbers and days, and no name once yours is blank."
        ),
        sweep=sweep.remove_old_audit,
    ),
    RetentionCategory(
        code="authorship",
        order=100,
        title="What you wrote for others to use, and files you imported",
        models=(
            "competencies.FrameworkVersion",
            "assessments.QuestionImport",
            "assessments.QuestionVersion",
            "people.ImportRun",
        ),
        kept="a question as long as somebody’s answer to it; a file a month, its report a year",
        counted_from="the day it was made",
        reason="An answer means nothing without its question.",
        at_end="Files and reports are removed.",
        on_erasure=OnErasure.KEPT,
        kept_because="They are part of the course or of others’ records, and no longer say that they were yours.",
        sweep=sweep.remove_old_imports,
    ),
    RetentionCategory(
        code="copies",
        order=110,
        title="Copies of your data, and that you asked to be erased",
        models=("portfolio.DataExport", "portfolio.Erasure"),
        kept="a copy seven days; that somebody was erased, without the name, six years",
        counted_from="the day it was made",
        reason="To show that what you asked for was done.",
        at_end="The file is removed.",
        on_erasure=OnErasure.EMPTIED,
        sweep=sweep.remove_old_copies,
        erase=forget.remove_copies,
    ),
)


def register() -> None:
    for category in CATEGORIES:
        retention_schedule.register(category.code, category)
