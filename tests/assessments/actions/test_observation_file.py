from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from assessments.models import ObservationPage
from tests.assessments.actions.test_quiz import a_folder, load

pytestmark = pytest.mark.django_db
OBSERVATION = """---
id: s-1-observe
title: Observed
minutes: 30
kind: professional-discussion
---

Somebody looks. *You* speak first.

## Criteria

### Listens

- Not yet: Talks: most of the time.
- Seen: Listens, and waits.

### Sums up

- Not yet: Goes on.
- Seen: Says it back.
"""


def test_an_observation_is_loaded_and_exported_as_it_was(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "in")
    path = folder / "year-1" / "01-first" / "02-observe.observation.md"
    path.write_text(OBSERVATION, encoding="utf-8")

    load(folder)
    again = load(folder)
    call_command("export_curriculum", str(tmp_path / "out"), "--curriculum", "small", stdout=StringIO())

    page = ObservationPage.objects.get()
    assert (page.kind, page.minutes, len(page.criteria)) == ("professional-discussion", 30, 2)
    assert "kept for later" not in again.lower()
    assert next((tmp_path / "out").rglob("*.observation.md")).read_text(encoding="utf-8") == OBSERVATION
