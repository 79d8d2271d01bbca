"""The question types that can be asked.

A new type is a new member here and a template to ask it with; nothing else knows types by name.
"""

from __future__ import annotations

from collections.abc import Mapping

from assessments.rules.case import CaseKind
from assessments.rules.choice import ChoiceKind
from assessments.rules.gap import GapKind
from assessments.rules.judgement import JudgementKind
from assessments.rules.match import MatchKind
from assessments.rules.numeric import NumericKind
from assessments.rules.order import OrderKind
from assessments.rules.question_kind import QuestionKind
from assessments.rules.short import ShortKind
from assessments.vocabulary import QuestionType

CHOOSING: Mapping[str, QuestionKind] = {
    QuestionType.SINGLE.value: ChoiceKind(
        QuestionType.SINGLE.value, QuestionType.SINGLE.label, hint="Choose one."
    ),
    QuestionType.MULTIPLE.value: ChoiceKind(
        QuestionType.MULTIPLE.value,
        QuestionType.MULTIPLE.label,
        takes_many=True,
        hint="Choose all that apply.",
    ),
    QuestionType.TRUE_FALSE.value: ChoiceKind(
        QuestionType.TRUE_FALSE.value,
        QuestionType.TRUE_FALSE.label,
        option_count=2,
        is_shuffled=False,
        hint="Choose one.",
    ),
}
"""The types whose answers are options to choose from."""

SIMPLE: Mapping[str, QuestionKind] = {
    **CHOOSING,
    QuestionType.MATCH.value: MatchKind(QuestionType.MATCH.value, QuestionType.MATCH.label),
    QuestionType.ORDER.value: OrderKind(QuestionType.ORDER.value, QuestionType.ORDER.label),
    QuestionType.NUMERIC.value: NumericKind(QuestionType.NUMERIC.value, QuestionType.NUMERIC.label),
    QuestionType.SHORT.value: ShortKind(QuestionType.SHORT.value, QuestionType.SHORT.label),
    QuestionType.GAP.value: GapKind(QuestionType.GAP.value, QuestionType.GAP.label),
    QuestionType.JUDGEMENT.value: JudgementKind(QuestionType.JUDGEMENT.value, QuestionType.JUDGEMENT.label),
}
"""The types that a case can link to itself: all but the case."""

QUESTION_KINDS: Mapping[str, QuestionKind] = {
    **SIMPLE,
    QuestionType.CASE.value: CaseKind(QuestionType.CASE.value, QuestionType.CASE.label, SIMPLE),
}
