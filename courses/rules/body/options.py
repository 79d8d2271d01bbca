"""The answers of a self-check or of a question: ``= right | feedback``, ``~ wrong | feedback``."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPTION = re.compile(r"^(?P<sign>=|~)(?:(?P<share>\d{1,3})%)?(?:[ \t]+(?P<rest>.*))?$")
UNESCAPED_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


@dataclass(frozen=True)
class Option:
    """One answer. ``share`` is how right it is, from 0 to 100; ``text`` and ``feedback`` are lines of Markdown."""

    text: str
    share: int
    feedback: str = ""

    @property
    def is_right(self) -> bool:
        return self.share == 100


def read_option(line: str) -> Option | None:
    """Read one line; None when it is not an answer.

    >>> read_option("~50% Ring her | Only if she agrees.")
    Option(text='Ring her', share=50, feedback='Only if she agrees.')
    """
    match = OPTION.match(line.rstrip())
    if match is None:
        return None
    text, feedback = split_bar(match["rest"] or "")
    share = int(match["share"]) if match["share"] else (100 if match["sign"] == "=" else 0)
    return Option(text, share, feedback)


def split_bar(rest: str) -> tuple[str, str]:
    r"""Split at the first ``|`` that is not escaped; an escaped one stays in the text as it is meant.

    >>> split_bar(r"a \| b | c")
    ('a | b', 'c')
    """
    bar = UNESCAPED_BAR.search(rest)
    text, feedback = (rest[: bar.end() - 1], rest[bar.end() :]) if bar else (rest, "")
    return _open_bars(text.strip()), _open_bars(feedback.strip())


def write_option(option: Option) -> str:
    """Return the line of an answer."""
    sign = "=" if option.is_right else ("~" if option.share == 0 else f"~{option.share}%")
    line = f"{sign} {_shut_bars(option.text)}"
    return f"{line} | {_shut_bars(option.feedback)}" if option.feedback else line


def _open_bars(text: str) -> str:
    return text.replace("\\|", "|")


def _shut_bars(text: str) -> str:
    return text.replace("|", "\\|")
