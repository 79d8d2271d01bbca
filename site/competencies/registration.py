"""What competencies tell the storeys below."""

from __future__ import annotations

from foundations.registries import PersonalData, PersonJoiner, holds_personal_data, joins_people

SIX_YEARS = "while you use Linkway, and six years after"


def register() -> None:
    """Register the joining of records, and what is held about a person."""
    from competencies import verification_records
    from competencies.actions.join import JOINED, join_ratings

    joins_people.register("competencies", PersonJoiner("competencies", JOINED, join_ratings))
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)
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
