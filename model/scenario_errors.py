"""What can be wrong with a scenario or its code. The reasons are told in words by the interface, not here."""

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
    """One thing wrong: `part` of the scenario, `subject` the id it stands under, `value` as it was given, cut short.

    `low` and `high` are the bounds in the value's own unit where bounds were broken.
    """

    reason: Reason
    part: str
    subject: str = ""
    value: str = ""
    low: float | None = None
    high: float | None = None


class ScenarioError(Exception):
    """A scenario that cannot be. Carries every problem found, not only the first; nothing of it has been applied."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first_problems = (f"{p.part} {p.subject} {p.value}: {p.reason}".replace("  ", " ") for p in self.problems[:5])
        super().__init__("; ".join(first_problems))


class ScenarioCodeError(ScenarioError):
    """A scenario code that cannot be followed: cut, changed, of another version, or never one."""

    def __init__(self, reason: CodeReason) -> None:
        super().__init__(())
        self.reason: CodeReason = reason
        self.args = (reason,)
