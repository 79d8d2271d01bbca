"""What somebody who keeps a framework sees: its versions, and what the working copy would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from competencies.models import Framework, FrameworkVersion
from competencies.queries.framework import framework_to_change, working_copy
from competencies.rules.published import changes_between, from_document


@dataclass(frozen=True, slots=True)
class Upkeep:
    framework: Framework
    versions: Sequence[FrameworkVersion]
    changes: Sequence[str]

    @property
    def next_number(self) -> int:
        return self.versions[0].number + 1 if self.versions else 1


def upkeep_of_framework() -> Upkeep | None:
    """Return the framework in use, or the first that waits to be; nothing where there is none."""
    framework = framework_to_change(None) or Framework.objects.order_by("pk").first()
    if framework is None:
        return None
    versions = list(framework.versions.newest_first().select_related("by"))
    newest = from_document(versions[0].document) if versions else None
    return Upkeep(framework, versions, changes_between(newest, working_copy(framework)))
