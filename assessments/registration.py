"""What assessments tells the storeys below."""

from __future__ import annotations

from foundations.registries import (
    CurriculumKind,
    EvidenceKind,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    curriculum_kinds,
    evidence,
    holds_personal_data,
    joins_people,
    purposes,
    searchable,
)
from people.permissions import trainers_may


def register() -> None:
    """Register the quiz's files, the check against the ledger, the joining of records, and personal data."""
    from assessments import (
        assignment_registration,
        kinds,
        observation_registration,
        prior_learning_registration,
    )
    from assessments.actions.join import JOINED, join_attempts
    from assessments.actions.quiz import QUIZ
    from assessments.queries.agreement import attempts_agree
    from assessments.queries.evidence import pass_of, passed_quizzes
    from assessments.queries.findable import QUIZZES
    from assessments.sight import RE_MARKING_SIGHT

    trainers_may(
        *(
            f"assessments.{verb}_{noun}"
            for verb in ("view", "add", "change")
            for noun in ("question", "questionbank", "accommodation")
        ),
        "assessments.delete_accommodation",
        "assessments.add_remarking",
    )
    kinds.register()
    prior_learning_registration.register()
    observation_registration.register()
    assignment_registration.register()
    curriculum_kinds.register("quiz", CurriculumKind("quiz", "assessments.QuizPage", QUIZ))
    agrees_with_ledger.register("assessments.attempts", attempts_agree)
    evidence.register(
        "quiz", EvidenceKind("quiz", "Quizzes you passed", passed_quizzes, order=20, statement_of=pass_of)
    )
    joins_people.register("assessments", PersonJoiner("assessments", JOINED, join_attempts))
    purposes.register(RE_MARKING_SIGHT.code, RE_MARKING_SIGHT)
    searchable.register(QUIZZES.code, QUIZZES)
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)


PERSONAL_DATA = (
    PersonalData(
        model="assessments.Attempt",
        title="Your attempts at quizzes",
        person_path="person",
        fields={
            "quiz": "the quiz",
            "number": "which attempt it was",
            "status": "where it stands",
            "passed": "whether it passed",
            "pace": "how much time you chose",
            "ends_at": "when its time ends",
            "begun_at": "when you began",
            "handed_in_at": "when you handed it in",
            "score": "your score",
            "score_max": "the highest score",
        },
        kept_for="while you use Linkway, and six years after",
    ),
    PersonalData(
        model="assessments.AttemptEntry",
        title="Your answers",
        person_path="question__attempt__person",
        fields={
            "question__attempt__quiz": "the quiz",
            "question__attempt__number": "which attempt it was",
            "question__version__stem": "the question",
            "response": "what you answered",
            "is_flagged": "whether you wanted to look again",
            "saved_at": "when it was saved",
        },
        kept_for="while you use Linkway, and six years after",
    ),
    PersonalData(
        model="assessments.ReMarkedAttempt",
        title="Results that were marked again",
        person_path="attempt__person",
        fields={
            "attempt__quiz": "the quiz",
            "attempt__number": "which attempt it was",
            "old_score": "your score before",
            "new_score": "your score since",
            "old_passed": "whether it had passed",
            "new_passed": "whether it passes",
            "applied_at": "when it was marked again",
        },
        kept_for="while you use Linkway, and six years after",
    ),
    PersonalData(
        model="assessments.ReMarking",
        title="Corrections of results that you approved",
        person_path="approved_by",
        fields={"quiz": "the quiz", "approved_at": "when you approved it"},
        kept_for="while you use Linkway, and six years after",
    ),
    PersonalData(
        model="assessments.AttemptRequest",
        title="Further attempts that were asked for",
        person_path="person",
        fields={
            "quiz": "the quiz",
            "owner": "who was asked",
            "opened_at": "when",
            "reply_by": "by when they reply",
            "answered_at": "when they replied",
            "reply": "what they wrote to you",
        },
        kept_for="while you use Linkway, and six years after",
    ),
    PersonalData(
        model="assessments.LessonToRevise",
        title="Lessons named to read again",
        person_path="request__person",
        fields={"lesson": "the lesson", "revised_at": "when you said that you had read it again"},
        kept_for="while you use Linkway, and six years after",
    ),
    PersonalData(
        model="assessments.Accommodation",
        title="More time or attempts that you were granted",
        person_path="person",
        fields={
            "quiz": "the quiz, or every quiz",
            "extra_percent": "how much more time",
            "extra_attempts": "how many more attempts",
            "started_on": "from when",
            "ended_on": "until when",
        },
        kept_for="while you use Linkway",
    ),
    PersonalData(
        model="assessments.QuestionVersion",
        title="Questions that you wrote",
        person_path="made_by",
        fields={"stem": "the question", "made_at": "when you wrote it"},
        kept_for="as long as somebody's answer to it",
    ),
    PersonalData(
        model="assessments.QuestionImport",
        title="Files of questions that you sent",
        person_path="uploaded_by",
        fields={"file_name": "the file", "bank": "for which bank", "uploaded_at": "when"},
        kept_for="the file a month, the report a year",
    ),
)
