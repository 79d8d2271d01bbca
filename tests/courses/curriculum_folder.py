"""Small curricula in folders, to load and to spoil."""

from __future__ import annotations

from pathlib import Path

PROGRAMME = """---
id: small
title: A small programme
summary: Short.
audience: Anybody.
years: [year-1]
---
"""
YEAR = """---
id: s-year-1
title: Year 1
summary: The first.
modules:
  - s1-01: Listening
  - s1-02: Linking
hours: 10
---
"""
MODULE = """---
id: s1-01
title: Listening
summary: Why.
outcomes:
  - Listen
competencies:
  - Z1: 2
minutes: 60
requires: []
review:
  needed: []
  by:
  on:
sources: []
---
"""
LESSON = """---
id: s1-01-first
title: First things
minutes: 10
completion: button
---

Some words about [[warm referral]].

::: reflect
id: s1-01-r1
prompt: What did you hear?
:::
"""
LATER = """---
id: s1-01-read
title: Read each other's work
---

Read.
"""
FRAMEWORK = """---
id: small-framework
title: A small framework
---

## Z Only domain

### Z1 Hearing

Hearing well.

1. Developing: I hear.
2. Competent: I hear well.
"""
GLOSSARY = """---
id: small-glossary
title: Words
---

## Warm referral

Going along.
"""

FILES = {
    "programme.md": PROGRAMME,
    "year-1/year.md": YEAR,
    "year-1/01-listening/module.md": MODULE,
    "year-1/01-listening/01-first.lesson.md": LESSON,
    "year-1/01-listening/02-read.peer-review.md": LATER,
    "frameworks/small.md": FRAMEWORK,
    "glossary.md": GLOSSARY,
}
LESSON_PATH = "year-1/01-listening/01-first.lesson.md"
MODULE_PATH = "year-1/01-listening/module.md"


def a_folder(root: Path, **changes: str | None) -> Path:
    """Write the small curriculum; a change is ``path=text``, and None leaves the file out."""
    return write_files(root, {**FILES, **changes})


def write_files(root: Path, files: dict[str, str | None]) -> Path:
    for path, text in files.items():
        target = root / path
        if text is None:
            target.unlink(missing_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogateescape"))
    return root


def texts_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
