"""Categories of Moodle, which stand below one another as folders do, and ours."""

from __future__ import annotations

import re

from assessments.rules.category import tidy

COURSE_TOP = "$course$/top/"
BEGINS = re.compile(r"^\$[a-z]+\$(/|$)")
SLASHES = "\ufdd2"


def read_category(written: str) -> str:
    """Return a category of a file as ours; a doubled slash is a slash within a name there, and a dash here.

    >>> read_category("$course$/top/Safeguarding/Adults and//or children")
    'Safeguarding / Adults and-or children'
    >>> read_category("tom/dick"), read_category("$system$/top")
    ('tom / dick', '')
    """
    text = written.strip().replace("//", SLASHES)
    text, begins = BEGINS.subn("", text)
    parts = text.split("/")
    if begins and parts and parts[0].strip().casefold() == "top":
        parts = parts[1:]
    return tidy("/".join(parts).replace(SLASHES, "-"))


def write_category(category: str) -> str:
    """Return a category as Moodle reads it, below the top of the course.

    >>> write_category("Safeguarding / Adults")
    '$course$/top/Safeguarding/Adults'
    """
    return COURSE_TOP + "/".join(part.strip() for part in category.split("/"))
