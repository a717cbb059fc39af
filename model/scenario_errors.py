"""Errors of a scenario or its code. The interface puts the reasons into words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "not_a_list",
    "not_an_entry",
    "bad_id",
    "not_a_number",
    "twice",
    "bad_year",
    "bad_slip",
    "bad_place",
    "bad_name",
    "too_many",
    "unknown",
    "beyond_bounds",
]
CodeReason = Literal["not_a_code", "too_long", "damaged", "older_version", "newer_version"]


@dataclass(frozen=True)
class Problem:
    """One problem: `part` of the scenario, `subject` the id, `value` the rejected value, shortened.

    `low` and `high` are the bounds in the value's own unit where bounds were broken.
    """

    reason: Reason
    part: str
    subject: str = ""
    value: str = ""
    low: float | None = None
    high: float | None = None


class ScenarioError(Exception):
    """An invalid scenario. Carries every problem, not only the first; nothing of it has been applied."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first_problems = (f"{p.part} {p.subject} {p.value}: {p.reason}".replace("  ", " ") for p in self.problems[:5])
        super().__init__("; ".join(first_problems))


class ScenarioCodeError(ScenarioError):
    """An unreadable scenario code: truncated, altered, of another version, or not a code."""

    def __init__(self, reason: CodeReason) -> None:
        super().__init__(())
        self.reason: CodeReason = reason
        self.args = (reason,)
