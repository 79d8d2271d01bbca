"""The sentence under the heading of my learning: where somebody stands, said kindly, with one thing to do."""

from __future__ import annotations

from courses.queries.my_learning import MyLearning
from courses.rules.progress import ProgrammeProgress
from courses.vocabulary import ModuleState, StudyStatus


def _so_far(main: ProgrammeProgress) -> str:
    done, ready = main.done_and_ready
    return f"You have done {done} of the {ready} modules that are ready."


def lede(learning: MyLearning) -> str:
    """Return what to say first."""
    main = learning.main
    if main is None and learning.left:
        return "You are on no programme at present. Everything you have done is kept."
    if main is None:
        return "You are not on a programme yet."
    if learning.is_new:
        return "Welcome. This is your place to learn, at your own pace and with others who do the same job."
    status = main.standing.status
    if status == StudyStatus.PAUSED:
        return f"Your plan is paused. {main.standing.reason}, and no due date passes until then."
    if status == StudyStatus.COMPLETED:
        return "You have finished the programme. Your record stays yours."
    if learning.is_up_to_date and any(module.state == ModuleState.HANDED_IN for module in main.modules):
        return f"{_so_far(main)} What you have handed in is with somebody else now; you will be told."
    if learning.is_up_to_date:
        return f"{_so_far(main)} Nothing is waiting: the next module opens here when it is ready."
    if status == StudyStatus.BEHIND:
        return f"{_so_far(main)} {main.standing.reason}. One step at a time is enough."
    return f"{_so_far(main)} You are where your plan says."
