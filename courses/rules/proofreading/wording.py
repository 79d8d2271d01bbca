"""How long a text is for its reader, and how hard."""

from __future__ import annotations

import re

from courses.rules.proofreading.text import FENCE, Finding, Text

SHORTEST, LONGEST = 560, 990
USUAL = (600, 950)
HARDEST = 12.5
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.%-]*")
SPEECH_ENDS = re.compile(r"[.!?:]+[\"”’')]*\s+|\n+")
LINK = re.compile(r"\]\([^)]*\)")


def read_words(text: Text) -> str:
    """Return what a learner reads of a body, without marks, keys and the descriptions of pictures."""
    lines: list[str] = []
    block = ""
    for line in text.body.split("\n"):
        fence = FENCE.match(line)
        if fence:
            block = "" if block else (fence[1] or "")
            continue
        key, _, value = line.partition(": ")
        if block in {"diagram", "image", "video", "audio", "download"}:
            continue
        if block and key in {"id", "file", "alt"}:
            continue
        is_key = block and key in {"title", "prompt", "caption", "source"}
        lines.append(value if is_key else line)
    return "\n".join(LINK.sub("]", line) for line in lines)


def count_words(words: str) -> int:
    return len(WORD.findall(words))


def syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, less a silent e.

    >>> [syllables(word) for word in ("care", "social", "prescribing", "housing", "the")]
    [1, 2, 3, 2, 1]
    """
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    if plain.endswith("e") and not plain.endswith("le") and groups > 1:
        groups -= 1
    return max(groups, 1)


def reading_grade(words: str) -> float:
    """Return the Flesch-Kincaid grade: about the school year, in the United States, that can read it with ease.

    Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", Naval Technical Training
    Command, 1975: 0.39 x words a sentence + 11.8 x syllables a word - 15.59. A reading age is about five more.
    Scores like this only point to what to read again first.

    >>> reading_grade("The cat sat. The dog ran.") < 1
    True
    """
    prose = "\n".join(
        line for line in words.split("\n") if not line.startswith("|") or not set(line) <= set("|- :")
    )
    sentences = [part for part in SPEECH_ENDS.split(prose) if WORD.search(part)]
    found = WORD.findall(prose)
    if not found or not sentences:
        return 0.0
    each = sum(syllables(word) for word in found) / len(found)
    return 0.39 * len(found) / len(sentences) + 11.8 * each - 15.59


def check_lesson_wording(text: Text) -> list[Finding]:
    """Return what is wrong with a lesson's length, and whether it is far harder than the rest."""
    words = read_words(text)
    count, grade = count_words(words), reading_grade(words)
    findings = []
    if not SHORTEST <= count <= LONGEST:
        findings.append(
            text.problem(0, f"This lesson has {count} words; it should have {USUAL[0]} to {USUAL[1]}.")
        )
    if grade > HARDEST:
        findings.append(
            text.problem(
                0, f"This lesson is hard to read: grade {grade:.1f}, a reading age of {grade + 5:.0f}."
            )
        )
    return findings
