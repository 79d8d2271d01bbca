"""The map in words: what a list of stops says to somebody who does not see the drawing."""

from design.line_map.model import Journey, Kind, Stage, State, Stop

STATE_WORDS = {
    State.DONE: "Done",
    State.HERE: "You are here",
    State.AHEAD: "Ahead",
    State.COMING: "Being written",
}


def state_words(stop: Stop) -> str:
    """Return a stop's state as its list says it.

    >>> state_words(Stop("Spring", state="done", kind="year_end"))
    'Reached'
    """
    if stop.kind == Kind.YEAR_END and stop.state == State.DONE:
        return "Reached"
    return STATE_WORDS[State(stop.state)]


def progress_words(stage: Stage) -> str:
    """Return how much of a stage is done, counting modules only.

    >>> progress_words(Stage("Year 1", (Stop("a", state="done"), Stop("b"), Stop("End", kind="year_end"))))
    '1 of 2 done'
    """
    modules = [stop for stop in stage.all_stops if stop.kind == Kind.MODULE]
    done = sum(stop.state == State.DONE for stop in modules)
    return f"{done} of {len(modules)} done"


def is_current(stage: Stage) -> bool:
    return any(stop.state == State.HERE for stop in stage.all_stops)


def summary(journey: Journey) -> str:
    """Return the drawing's one sentence.

    >>> summary(Journey("Your three years", (Stage("Year 1", (Stop("Your role", state="here"),)),)))
    'Your three years. You are at “Your role” in Year 1.'
    """
    for stage in journey.stages:
        for stop in stage.all_stops:
            if stop.state == State.HERE:
                return f"{journey.title}. You are at “{stop.title}” in {stage.title}."
    return f"{journey.title}: {', '.join(stage.title for stage in journey.stages)}."
