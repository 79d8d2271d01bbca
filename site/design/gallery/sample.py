from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """A component with made-up values: its file's name in design/components, or a whole path."""

    component: str
    context: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""

    @property
    def template(self) -> str:
        return self.component if "/" in self.component else f"design/components/{self.component}"

    @property
    def name(self) -> str:
        return self.component.rpartition("/")[2].removesuffix(".html").replace("_", " ").capitalize()
