"""What the programme's plan asks of each module, to hold the shipped files to."""

from __future__ import annotations

QUIZ, SESSION = "quiz", "session"
ACCOUNT, PRACTICE, PROJECT = (
    "assignment:reflective-account",
    "assignment:practice-evidence",
    "assignment:project",
)
OBSERVED, DISCUSSION, SIGN_OFF = (
    "observation:observation",
    "observation:professional-discussion",
    "observation:sign-off",
)
TRAINING = "training-record"

ASSESSED_BY = {
    "y1-01": (QUIZ, ACCOUNT),
    "y1-02": (QUIZ, SIGN_OFF),
    "y1-03": (OBSERVED, ACCOUNT),
    "y1-04": (QUIZ, ACCOUNT, TRAINING),
    "y1-05": (PRACTICE,),
    "y1-06": (OBSERVED,),
    "y1-07": (QUIZ, TRAINING),
    "y1-08": (QUIZ,),
    "y1-09": (PRACTICE,),
    "y1-10": (QUIZ,),
    "y1-11": (QUIZ, ACCOUNT),
    "y1-12": (ACCOUNT, SIGN_OFF, DISCUSSION),
    "y2-01": (SIGN_OFF,),
    "y2-02": (QUIZ, PRACTICE),
    "y2-03": (PRACTICE, PROJECT),
    "y2-04": (QUIZ, PRACTICE),
    "y2-05": (PRACTICE,),
    "y2-06": (PRACTICE, SIGN_OFF),
    "y2-07": (QUIZ,),
    "y2-08": (OBSERVED,),
    "y2-10": (SESSION, DISCUSSION),
    "y3-01": (ACCOUNT,),
    "y3-02": (OBSERVED,),
    "y3-03": (OBSERVED, SIGN_OFF),
    "y3-04": (PROJECT,),
    "y3-05": (PRACTICE,),
    "y3-06": (PROJECT,),
    "y3-07": (PRACTICE,),
    "y3-08": (PROJECT,),
    "y3-09": (QUIZ, PRACTICE),
    "y3-10": (PROJECT, DISCUSSION),
}
FULL_BANKS = {"y1-01", "y1-07", "y1-08", "y2-04"}
"""Modules whose quiz is of twelve questions or more, as the quiz that ends every module of a pathway but the last."""

FEWEST_DECISIONS = 4
LAST_IN_PATHWAY = (QUIZ, PRACTICE, DISCUSSION)
FEWEST_AT_THE_END = 6
FEWEST_TERMS, FEWEST_EXAMPLES = 80, 12
GRADES = {"story", "local-data", "evaluated", "reviewed"}
