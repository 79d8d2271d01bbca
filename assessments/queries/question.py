"""Which questions a quiz can ask."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db.models import Q

from assessments.models import AttemptQuestion, Question, QuizPage, QuizSlot
from assessments.rules.category import is_within
from assessments.rules.draw import Pool
from assessments.rules.question_type import QUESTION_KINDS

ByBank = dict[int, list[tuple[int, frozenset[str], str]]]


def pools_of(page: QuizPage) -> list[Pool]:
    """Return what each slot of a quiz draws from; two queries. A question that cannot be asked is left out."""
    slots = list(page.slots.all())
    banks = [slot.bank_id for slot in slots if slot.bank_id]
    fixed = [slot.question_id for slot in slots if slot.question_id]
    askable: dict[int, int] = {}
    by_bank: ByBank = defaultdict(list)
    questions = Question.objects.in_use().filter(
        Q(bank_id__in=banks) | Q(pk__in=fixed), current__type__in=QUESTION_KINDS
    )
    rows = questions.order_by("position", "pk").values_list("pk", "bank_id", "tags", "category")
    for pk, bank, tags, category in rows:
        askable[pk] = bank
        by_bank[bank].append((pk, frozenset(tags), category))
    return [pool for slot in slots if (pool := _pool(slot, askable, by_bank)).questions]


def _pool(slot: QuizSlot, askable: dict[int, int], by_bank: ByBank) -> Pool:
    if slot.question_id:
        return Pool((slot.question_id,) if slot.question_id in askable else (), section=slot.section)
    questions = tuple(
        pk
        for pk, tags, category in by_bank[slot.bank_id]
        if (not slot.tag or slot.tag in tags) and is_within(category, slot.category)
    )
    return Pool(questions, slot.count or 0, slot.section)


def met_by(person_id: int, pools: Sequence[Pool], page: QuizPage) -> dict[int, int]:
    """Return how often somebody has met each question, where a draw chooses among them; one query, or none."""
    if page.draw is None and all(len(pool.questions) <= pool.count for pool in pools):
        return {}
    wanted = {question for pool in pools for question in pool.questions}
    rows = AttemptQuestion.objects.filter(attempt__person_id=person_id, version__question_id__in=wanted)
    return Counter(rows.values_list("version__question_id", flat=True))


def question_total(page: QuizPage, pools: list[Pool]) -> int:
    """Return how many questions one attempt asks."""
    asked = sum(min(pool.count, len(pool.questions)) for pool in pools)
    return min(asked, page.draw) if page.draw else asked
