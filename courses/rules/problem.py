"""What is wrong with a curriculum folder, said with the file and the line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One reason to refuse a load. ``line`` counts from 1; 0 means the file as a whole."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.sentence}"


class Problems:
    """Collects what is wrong with one file, so that all of it is told at once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, line: int, sentence: str) -> None:
        problem = Problem(self.path, line, sentence)
        if problem not in self.found:
            self.found.append(problem)

    def __bool__(self) -> bool:
        return bool(self.found)
