"""What the learner's side of courses tells the storeys below."""

from __future__ import annotations

from foundations.registries import (
    EvidenceKind,
    LearnPanel,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    evidence,
    holds_personal_data,
    joins_people,
    learn_panels,
    programme_years,
    studies,
)

WHILE_YOU_STUDY = "while you use Linkway, and six years after"


def register() -> None:
    """Register the checks against the ledger, the joining of records, and what is held about a person."""
    from courses.actions.join import JOINED, join_studies
    from courses.queries.agreement import modules_agree, routes_agree, steps_agree
    from courses.queries.evidence import completed_modules, completion_of
    from courses.queries.prior_learning import claim_panel, recognitions_agree
    from courses.queries.studies import modules_that_teach
    from courses.queries.years import years_in

    agrees_with_ledger.register("courses.steps", steps_agree)
    agrees_with_ledger.register("courses.modules", modules_agree)
    agrees_with_ledger.register("courses.routes", routes_agree)
    agrees_with_ledger.register("courses.prior_learning", recognitions_agree)
    learn_panels.register(
        "courses.prior_learning",
        LearnPanel("courses.prior_learning", 10, "courses/components/prior_learning_panel.html", claim_panel),
    )
    studies.register("courses.modules", modules_that_teach)
    programme_years.register("courses", years_in)
    evidence.register(
        "module",
        EvidenceKind(
            "module", "Modules you completed", completed_modules, order=10, statement_of=completion_of
        ),
    )
    joins_people.register("courses", PersonJoiner("courses", JOINED, join_studies))
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)


PERSONAL_DATA = (
    PersonalData(
        model="courses.Enrolment",
        title="Your places on programmes",
        person_path="learner",
        fields={
            "programme": "the programme",
            "status": "how your place stands",
            "starts_on": "the first day of your plan",
            "modules_per_month": "your pace",
            "enrolled_at": "when you were enrolled",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.EnrolmentPause",
        title="Days away from your plan",
        person_path="enrolment__learner",
        fields={"started_on": "the first day away", "ended_on": "the first day back"},
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.EnrolmentChange",
        title="What happened to your places",
        person_path="enrolment__learner",
        fields={"event": "what happened", "happened_at": "when"},
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.PathwayChoice",
        title="The pathways that you chose",
        person_path="person",
        fields={
            "pathway": "the pathway",
            "place": "as what you chose it",
            "chosen_at": "when you chose it",
            "ended_at": "when you chose another",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.PriorLearning",
        title="What you knew before",
        person_path="person",
        fields={
            "activity": "the module",
            "recognised_at": "when it was recognised",
            "taken_back_at": "when that was taken back",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.PriorClaim",
        title="Claims that you know something already",
        person_path="person",
        fields={
            "target": "the module, or the year to enter at",
            "state": "how far it has come",
            "statement": "what you wrote about your work so far",
            "begun_at": "when you began it",
            "submitted_at": "when you sent it",
            "withdrawn_at": "when you took it back",
            "assessor": "who took it on",
            "decided_at": "when it was answered",
            "summary": "what they wrote to you",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.PriorClaimPart",
        title="What you claim, competency by competency",
        person_path="claim__person",
        fields={
            "title": "the competency",
            "words": "what you wrote",
            "evidence": "what you pointed to",
            "decision": "what was decided, once you were told",
            "reason": "why",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.StepProgress",
        title="Lessons and other steps",
        person_path="person",
        fields={
            "title": "the step",
            "opened_at": "when you first opened it",
            "completed_at": "when you completed it",
            "score": "your best score",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.ModuleProgress",
        title="Modules",
        person_path="person",
        fields={
            "title": "the module",
            "started_at": "when you started it",
            "completed_at": "when you completed it",
            "percent": "how much of it was done",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.RouteProgress",
        title="Years, pathways and programmes",
        person_path="person",
        fields={
            "title": "what it is",
            "started_at": "when you started it",
            "completed_at": "when you completed it",
            "percent": "how much of it was done",
        },
        kept_for=WHILE_YOU_STUDY,
    ),
    PersonalData(
        model="courses.ReflectionNote",
        title="Your private notes",
        person_path="person",
        fields={
            "prompt": "what you were asked",
            "text": "what you wrote",
            "begun_at": "when you began",
            "saved_at": "when you last saved it",
        },
        kept_for="until you delete them, or leave Linkway",
    ),
)
