"""Questions of every type as hypothesis makes them, and what somebody may answer."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from assessments.rules import judgement, match
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText
from assessments.rules.question_type import QUESTION_KINDS, SIMPLE

WORDS = st.from_regex(r"[a-z][a-z=~|:é0-9>()#. -]{0,20}[a-z]", fullmatch=True).map(
    lambda text: " ".join(text.split())
)
FEEDBACK = WORDS | st.just("")
PLAIN = st.from_regex(r"[a-zé]{1,8}( [a-z]{1,6})?", fullmatch=True)
LINES = st.lists(WORDS | st.just(""), min_size=1, max_size=4).map("\n".join).map(
    lambda text: text.strip("\n")
).filter(lambda text: text.strip() != "")  # fmt: skip


def options(texts: Any, least: int) -> Any:
    """Return a strategy of contents with one right option at least."""
    weights = st.sampled_from([0, 0, 50, 100])
    rows = st.lists(
        st.builds(Option, texts, weights, FEEDBACK),
        min_size=least, max_size=5, unique_by=lambda option: "".join(option.text.split()),
    )  # fmt: skip
    return rows.map(lambda found: content_of([Option(found[0].text, 100, found[0].feedback), *found[1:]]))


def one_right(content: dict[str, Any]) -> dict[str, Any]:
    rows = content["options"]
    return {
        "options": [
            {**row, "weight": 100 if n == 0 else min(row["weight"], 50)} for n, row in enumerate(rows)
        ]
    }


AMOUNTS = st.builds(
    lambda value, tolerance, unit: f"{value} ± {tolerance}{unit}",
    st.integers(-900, 900), st.sampled_from(["0", "0.5", "12"]), st.sampled_from(["", " %"]),
)  # fmt: skip
PAIRS = st.lists(
    st.builds(match.Pair, WORDS, WORDS, FEEDBACK), min_size=2, max_size=5, unique_by=lambda pair: pair.left
).filter(lambda pairs: len({pair.right for pair in pairs}) > 1)
ITEMS = st.lists(st.fixed_dictionaries({"text": WORDS, "feedback": FEEDBACK}), min_size=2, max_size=6, unique_by=lambda item: item["text"])  # fmt: skip
JUDGED = st.lists(
    st.fixed_dictionaries({"text": WORDS, "value": st.integers(0, 3), "feedback": FEEDBACK}),
    min_size=2, max_size=5, unique_by=lambda option: option["text"],
)  # fmt: skip


def ranked(rows: list[dict[str, Any]], order: list[int]) -> dict[str, Any]:
    ranks = sorted(range(len(rows)), key=lambda number: order[number])
    return {
        "mode": judgement.RANK,
        "options": [{**row, "value": ranks.index(number) + 1} for number, row in enumerate(rows)],
    }


CONTENTS: dict[str, Any] = {
    "single": options(WORDS, 2).map(one_right),
    "multiple": options(WORDS, 2),
    "true-false": st.booleans().map(
        lambda is_true: content_of([Option("True", 100 * is_true), Option("False", 100 * (not is_true))])
    ),
    "match": PAIRS.map(lambda pairs: match.content_of([*pairs, match.Pair("", "something else")])),
    "order": ITEMS.map(lambda items: {"items": items}),
    "numeric": options(AMOUNTS, 1).map(
        lambda found: {
            "options": [{**row, "text": row["text"].removesuffix(" %")} for row in found["options"]]
        }
    ),
    "short": options(PLAIN, 1),
    "gap": st.lists(st.lists(PLAIN, min_size=1, max_size=3), min_size=1, max_size=4).map(
        lambda gaps: {"gaps": gaps}
    ),
    "judgement": JUDGED.map(lambda rows: {"mode": judgement.RATE, "options": rows})
    | st.builds(ranked, JUDGED, st.permutations(range(5)).map(list)),
}


def stems(kind: str, content: dict[str, Any]) -> Any:
    if kind != "gap":
        return LINES
    gaps = " and ".join(f"[[{number}]]" for number in range(1, len(content["gaps"]) + 1))
    return LINES.map(lambda text: f"{text}\nsays {gaps} at last")


def texts(code: str, kind: str) -> Any:
    """Return a strategy of questions of one type."""
    return CONTENTS[kind].flatmap(
        lambda content: st.builds(
            QuestionText,
            code=st.just(code), type=st.just(kind), stem=stems(kind, content), content=st.just(content),
            feedback=FEEDBACK, competency=st.sampled_from(["", "B1"]), difficulty=st.none() | st.integers(1, 5),
            tags=st.sampled_from([(), ("safety",), ("a", "b")]),
        )
    )  # fmt: skip


def linked(question: QuestionText, code: str) -> dict[str, Any]:
    return {
        "code": code, "type": question.type, "stem": question.stem, "content": question.content,
        "feedback": question.feedback, "competency": question.competency, "difficulty": question.difficulty,
        "tags": list(question.tags),
    }  # fmt: skip


ANY_SIMPLE = st.sampled_from(sorted(SIMPLE)).flatmap(lambda kind: texts("q", kind))
CONTENTS["case"] = st.lists(ANY_SIMPLE, min_size=1, max_size=3).map(
    lambda questions: {"questions": [linked(each, f"q-{n}") for n, each in enumerate(questions)]}
)
QUESTIONS = st.sampled_from(sorted(QUESTION_KINDS)).flatmap(lambda kind: texts("q", kind))


def responses(content: dict[str, Any], kind: str) -> Any:
    """Return a strategy of responses of every degree, from nothing to everything."""
    numbers = st.none() | st.integers(0, 7)
    match kind:
        case "single" | "true-false":
            return st.lists(st.integers(0, len(content["options"]) - 1), max_size=1).map(
                lambda c: {"chosen": c}
            )
        case "multiple":
            return st.sets(st.integers(0, len(content["options"]) - 1)).map(lambda c: {"chosen": sorted(c)})
        case "match":
            return st.lists(numbers, max_size=6).map(lambda c: {"matched": c})
        case "order":
            return st.lists(numbers, max_size=6).map(lambda c: {"places": c})
        case "numeric" | "short":
            return (st.text(max_size=6) | st.integers(-900, 900).map(str)).map(lambda c: {"text": c})
        case "gap":
            return st.lists(PLAIN | st.just(""), max_size=5).map(lambda c: {"filled": c})
        case "judgement":
            name, values = (
                ("places", numbers)
                if content["mode"] == judgement.RANK
                else ("rated", st.none() | st.integers(0, 3))
            )
            return st.lists(values, max_size=6).map(lambda c: {name: c})
        case _:
            parts = {row["code"]: responses(row["content"], row["type"]) for row in content["questions"]}
            return st.fixed_dictionaries({}, optional=parts).map(lambda c: {"answers": c})
