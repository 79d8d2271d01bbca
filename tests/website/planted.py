"""Words planted where a learner is worked with: in a draft, handed in, observed, confirmed, claimed and cited."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from assessments.actions.observation import ask
from assessments.actions.observation_answer import decide as say_what_was_seen
from assessments.actions.submission import save_draft
from assessments.models import MarginComment, MarkingDraft
from assessments.rules.observation import Finding
from competencies.actions.verification import ask_supervisor
from competencies.rules.verification import Answered
from competencies.vocabulary import Answer
from courses.models import PriorClaim, PriorClaimPart
from people.models import Person
from tests.assessments.assignment_world import an_assignment, handed_in, marked, the_task
from tests.assessments.observing import a_supervisor, an_observation_page, step
from tests.assessments.world import node_of
from tests.competencies.asking import decided
from tests.competencies.scene import a_framework, a_rating
from tests.courses.world import AT, activity
from tests.people.factories import NOW, TODAY, a_person
from tests.portfolio.training import a_record

DRAFT, WORK, MARK, MARGIN, UNSENT = "Grimblewick", "Plinkerdash", "Twizzlecomb", "Frabbitry", "Moltgarden"
PREPARED, SEEN, AGREED = "Woggleton", "Crundlepipe", "Harrowgleam"
RATED, ASKED, REFUSED = "Dapplethrum", "Quinterfell", "Borrowmist"
CLAIMED, PART, ANSWERED = "Snizzlecroft", "Wimblestock", "Turgescope"
PROVIDER, FILE = "Yarrowfetch", "Knottleburr"
OF_HER_OWN: Final = (DRAFT, WORK, PREPARED, RATED, CLAIMED, PART, PROVIDER, FILE)
OF_OTHERS: Final = (MARK, MARGIN, SEEN, AGREED, REFUSED, ANSWERED)
OF_A_MARKER: Final = (UNSENT,)
WORKED_WITH: Final = (*OF_HER_OWN, *OF_OTHERS, *OF_A_MARKER, ASKED)


def plant_where_she_is_worked_with(learner: Person) -> None:
    """Let her hand in work, be observed, ask for confirmation, claim what she knows and record a course."""
    _work(learner)
    _observation(learner)
    _confirmation(learner)
    _claim(learner)
    training = a_record(learner, provider=f"{PROVIDER} Trust")
    type(training).objects.filter(pk=training.pk).update(file_title=f"{FILE}.pdf")


def _work(learner: Person) -> None:
    marker = a_person("Tess Marker")
    page = an_assignment()
    version = handed_in(learner, page, f"She said {WORK} to me.", is_own=True)
    marking = marked(version, marker, comment=f"More of {MARK}, please.")
    MarginComment.objects.create(marking=marking, paragraph=1, quotation="She said", comment=f"Why {MARGIN}?")
    again = an_assignment(code="o1-again")
    second = handed_in(learner, again, "Plain words.")
    MarkingDraft.objects.create(
        task=the_task(second), by=marker, filled={"comment": f"Perhaps {UNSENT}"}, saved_at=AT
    )
    third = an_assignment(code="o1-third")
    save_draft(person=learner, step=node_of(third.code), text=f"I am not sure of {DRAFT}.", at=AT)


def _observation(learner: Person) -> None:
    gwen = a_supervisor(learner)
    an_observation_page()
    asked = ask(person=learner, step=step(), at=AT, observer=gwen, preparation=f"Watch my {PREPARED}.")
    seen = [Finding("Listens", True, f"She {SEEN}."), Finding("Sums up", True, "")]
    say_what_was_seen(
        observation=asked, findings=seen, agreed=f"{AGREED} in May.", observed_on=AT.date(), by=gwen,
        at=AT + timedelta(hours=1),
    )  # fmt: skip


def _confirmation(learner: Person) -> None:
    if not learner.competency_ratings.exists():
        a_framework()
    sue = a_supervisor(learner, "Sue Pervisor")
    rating = a_rating(learner, "A1", comment=f"I {RATED} it.")
    request = ask_supervisor(
        person=learner, ratings=[rating.pk], verifier=sue, message=f"About {ASKED}.", at=NOW, today=TODAY
    )
    decided(request, Answered(Answer.NOT_YET, f"Tell me of {REFUSED}."), by=sue)


def _claim(learner: Person) -> None:
    claim = PriorClaim.objects.create(
        person=learner, target=activity("m1"), state="decided", statement=f"I did {CLAIMED}.", begun_at=NOW,
        saved_at=NOW, submitted_at=NOW, decided_at=NOW, summary=f"It is {ANSWERED}.",
    )  # fmt: skip
    PriorClaimPart.objects.create(
        claim=claim, code="A1", title="Skill A1", position=1, words=f"For years, {PART}.", decision="not_yet",
        reason=f"Because {ANSWERED}.",
    )  # fmt: skip
