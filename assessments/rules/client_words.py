"""What is said to whoever writes about their work when the check of identifiers finds something."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from foundations.identifiers import IN_WORDS, Found, Identifier, in_words


def refusal_of(found: Iterable[Found], where: str = "Your text") -> str:
    """Return what is said about things that are refused; nothing if there are none.

    >>> refusal_of([Found(Identifier.NHS_NUMBER, "943 476 5919")]).split(".")[0]
    'Your text has an NHS number in it (943 476 5919)'
    """
    refused = tuple(each for each in found if each.is_refused)
    if not refused:
        return ""
    said = ", ".join(each.text for each in refused)
    return (
        f"{where} has {in_words(refused)} in it ({said}). Take it out: Linkway never holds anything by which somebody "
        "you support could be known. Nothing you wrote is lost."
    )


def doubtful_kinds(found: Iterable[Found]) -> list[str]:
    """Return the kinds that may be an organisation's or the writer's own."""
    return sorted({each.kind.value for each in found if not each.is_refused})


def question_of(kinds: Collection[str], texts: Iterable[str] = ()) -> str:
    """Return what is asked about things that may be somebody's; nothing if there are none.

    >>> question_of(["postcode"], ["LS1 4AP"]).split(".")[0]
    'This has a postcode in it (LS1 4AP)'
    """
    if not kinds:
        return ""
    words = in_words(tuple(Found(Identifier(kind), IN_WORDS[Identifier(kind)]) for kind in sorted(kinds)))
    said = ", ".join(dict.fromkeys(texts))
    return (
        f"This has {words} in it{f' ({said})' if said else ''}. If it belongs to somebody you support, go back and take "
        "it out. If it is an organisation’s or your own, say so below."
    )
