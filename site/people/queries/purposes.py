"""The purposes that `people` itself knows, with their fields in words."""

from __future__ import annotations

from typing import Final

from foundations.registries import purposes
from people.queries.purpose import (
    EverybodyPath,
    SelfPath,
    SightPurpose,
    over_employer,
    over_list_of_posts,
    over_person_and_group,
    over_place,
)
from people.vocabulary import Purpose, ResponsibilityKind

NAME: Final = "your name"
ADDRESS: Final = "your e-mail address"
POST: Final = "your post: role, employer, place, hours and its first and last day"
PROGRESS: Final = (
    "which modules you have completed, the day each is due, and whether you are on track, behind, paused, withdrawn or not "
    "started, and for two weeks that you were sent a reminder"
)

ASKED_TO_CONFIRM: Final = (
    "the results that you ask them to confirm or sign off, with your comments and the titles of your evidence"
)

PURPOSES: Final = (
    SightPurpose(
        code=Purpose.SELF,
        order=0,
        title="You",
        fields=("everything that Linkway holds about you",),
        why="It is yours.",
        paths=(SelfPath(),),
    ),
    SightPurpose(
        code=Purpose.LINE_MANAGEMENT,
        order=1,
        title="Your line manager",
        fields=(NAME, ADDRESS, POST, PROGRESS, ASKED_TO_CONFIRM),
        why="To give you time to learn, and to notice when you need it.",
        paths=(
            *over_person_and_group(ResponsibilityKind.LINE_MANAGER),
            *over_employer(ResponsibilityKind.LINE_MANAGER),
            *over_place(ResponsibilityKind.LINE_MANAGER),
        ),
    ),
    SightPurpose(
        code=Purpose.SUPERVISION,
        order=2,
        title="Your professional supervisor",
        fields=(NAME, ADDRESS, "your role and where you work", PROGRESS, ASKED_TO_CONFIRM),
        why="To help you grow in your practice and keep it safe.",
        paths=over_person_and_group(ResponsibilityKind.PROFESSIONAL_SUPERVISOR),
    ),
    SightPurpose(
        code=Purpose.FACILITATION,
        order=3,
        title="The facilitators and leads of your groups",
        fields=(NAME, ADDRESS, "your employer and where you work", "the groups you belong to", PROGRESS),
        why="To run your cohort or learning set, and to help you when you fall behind.",
        paths=over_person_and_group(
            ResponsibilityKind.FACILITATOR, ResponsibilityKind.DEPUTY_FACILITATOR, ResponsibilityKind.LEAD
        )[1:],
    ),
    SightPurpose(
        code=Purpose.PLACE_LEAD,
        order=4,
        title="The lead of the network or practice where you work",
        fields=(NAME, POST, "the year of the programme that you are in"),
        why="To plan cover and the mix of skills in the neighbourhood.",
        paths=over_place(ResponsibilityKind.LEAD),
    ),
    SightPurpose(
        code=Purpose.EMPLOYER_LIST,
        order=5,
        title="Your employer's administrator",
        fields=(
            NAME,
            ADDRESS,
            POST,
            "whether you have come in yet, until you do",
            "what you say is wrong with your post",
        ),
        why="To invite you, and to keep the list of posts true from before your first day to your last.",
        paths=over_list_of_posts(ResponsibilityKind.EMPLOYER_ADMINISTRATOR),
    ),
    SightPurpose(
        code=Purpose.PROGRAMME_TEAM,
        order=6,
        title="The programme team",
        fields=(
            NAME,
            ADDRESS,
            POST,
            "your groups and responsibilities",
            PROGRESS,
            "what was changed in your record, when and by whom",
            "your invitations, whether you have a second step of signing in, and what became of e-mails to you",
            "what you ask for help with",
        ),
        why="To run the programme, mend mistakes in the records and answer your questions.",
        paths=(EverybodyPath((ResponsibilityKind.PROGRAMME_ADMIN,)),),
    ),
)


def register_purposes() -> None:
    for purpose in PURPOSES:
        purposes.register(str(purpose.code), purpose)
