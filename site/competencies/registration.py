"""What competencies tell the storeys below."""

from __future__ import annotations

from foundations.registries import (
    LearnPanel,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    holds_personal_data,
    joins_people,
    learn_panels,
)

SIX_YEARS = "while you use Linkway, and six years after"


def register() -> None:
    """Register the joining of records, what is held about a person, the check, the panel, and who sees what."""
    from competencies import verification_records
    from competencies.actions.join import JOINED, join_ratings
    from competencies.queries import asked_purpose
    from competencies.queries.agreement import ratings_agree
    from competencies.queries.panel import competencies_panel

    joins_people.register("competencies", PersonJoiner("competencies", JOINED, join_ratings))
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)
    agrees_with_ledger.register("competencies.ratings", ratings_agree)
    asked_purpose.register()
    learn_panels.register(
        "competencies",
        LearnPanel("competencies", 60, "competencies/components/competencies_panel.html", competencies_panel),
    )
    verification_records.register()


PERSONAL_DATA = (
    PersonalData(
        model="competencies.Rating",
        title="How your competencies were rated",
        person_path="person",
        fields={
            "competency": "the competency",
            "level": "the level",
            "kind": "whose view it is",
            "comment": "what was written with it",
            "evidence": "the evidence that was named",
            "at": "when",
            "by": "by whom",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="competencies.FrameworkVersion",
        title="Versions of the competency framework that you published",
        person_path="by",
        fields={"number": "the version", "published_at": "when"},
        kept_for="as long as a rating that was given under it",
    ),
)
