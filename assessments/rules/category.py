"""Categories of questions: words divided by slashes, the widest first."""

from __future__ import annotations


def tidy(category: str) -> str:
    """Return a category in its one form.

    >>> tidy("Safeguarding/ Adults ")
    'Safeguarding / Adults'
    """
    return " / ".join(part for part in (" ".join(part.split()) for part in category.split("/")) if part)


def is_within(category: str, wanted: str) -> bool:
    """Return whether a category is the wanted one or stands below it; everything is within none.

    >>> is_within("Safeguarding / Adults", "Safeguarding"), is_within("Safety", "Safe")
    (True, False)
    """
    return not wanted or category == wanted or category.startswith(f"{wanted} /")
