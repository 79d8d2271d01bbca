"""What the worker does for assessments."""

from __future__ import annotations

from celery import shared_task

from assessments.actions.exchange.run import check_import, perform_import, resume_question_imports
from assessments.actions.item_analysis import analyse_new_attempts, make_what_is_asked_for
from assessments.actions.late import hand_in_what_is_over
from assessments.actions.marking_assign import assign_what_waits
from assessments.actions.no_assessor import tell_of_missing_assessors
from assessments.actions.observation_waiting import follow_what_waits
from assessments.actions.prior_learning import see_to_claims
from assessments.actions.re_marking import go_on
from foundations.clock import now, today


@shared_task(name="assessments.hand_in_what_is_over", ignore_result=True)
def hand_in_attempts_that_are_over() -> None:
    """Hand in what ran out of time, and mark what was handed in and not marked. Two at once do each attempt once."""
    hand_in_what_is_over(at=now())


@shared_task(name="assessments.follow_waiting_observations", ignore_result=True)
def follow_waiting_observations() -> None:
    """Remind observers, pass on to the assessors what they did not answer, and give back what lost its observer; each once."""
    follow_what_waits(at=now(), today=today())


@shared_task(name="assessments.make_item_analyses", ignore_result=True)
def make_item_analyses() -> None:
    """Work out the figures of quizzes that somebody asked for."""
    make_what_is_asked_for(at=now())


@shared_task(name="assessments.analyse_new_attempts", ignore_result=True)
def analyse_quizzes_with_new_attempts() -> None:
    """Work out the figures of every quiz that has new attempts, at night."""
    analyse_new_attempts(at=now())


@shared_task(name="assessments.go_on_re_marking", ignore_result=True)
def go_on_re_marking() -> None:
    """List and apply what is to be marked again. Two at once do each attempt once."""
    go_on(at=now())


@shared_task(name="assessments.assign_waiting_work", ignore_result=True)
def assign_waiting_work() -> None:
    """Give work that nobody claimed for a week to an assessor. Two at once give each piece once."""
    assign_what_waits(at=now(), today=today())


@shared_task(name="assessments.see_to_claims", ignore_result=True)
def see_to_claims_of_prior_learning() -> None:
    """Give out claims that nobody has taken, show late ones to every assessor, and say where there is none; one at a time."""
    at, on = now(), today()
    see_to_claims(at=at, on=on)
    tell_of_missing_assessors(at=at, on=on)


@shared_task(name="assessments.check_question_import", ignore_result=True)
def check_question_import(run_id: int) -> None:
    """Check an uploaded file of questions and write down what it would do."""
    check_import(run_id, at=now())


@shared_task(name="assessments.run_question_import", ignore_result=True)
def run_question_import(run_id: int) -> None:
    """Perform a confirmed import of questions; once, however often it is asked for."""
    perform_import(run_id, at=now())


@shared_task(name="assessments.resume_question_imports", ignore_result=True)
def ask_again_for_question_imports() -> None:
    """Ask again for imports of questions whose task was lost."""
    resume_question_imports(at=now())
