"""What the person who brings a map file chooses, step by step; None or "" where nothing is chosen yet."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from geo.supply.catalogue import Statement, Words

FRESH = "+"
"""In place of an element's id: the row becomes an element of its own."""


@dataclass(frozen=True)
class Choices:
    """`layer` of the project, `file_layer` of the file, key of the coordinate `system`, `matches` of rows to element
    ids ("" leaves a row out), `snap_m` up to which width faults of topology are mended (0: not at all)."""

    layer: str
    file_layer: str = ""
    system: str = ""
    matches: Mapping[int, str] = field(default_factory=dict)
    snap_m: float = 0.0
    statement: Statement | None = None

    def as_json(self) -> dict[str, Any]:
        """For the process that reads."""
        return asdict(self) | {"statement": self.statement._asdict() if self.statement else None}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Choices":
        """The choices as they were written."""
        stated = value["statement"]
        if stated is not None:
            words = {key: Words(*stated[key]) for key in ("source", "licence")}
            stated = Statement(**{**stated, **words})
        matches = {int(row): str(ident) for row, ident in value["matches"].items()}
        return cls(**{**value, "matches": matches, "statement": stated})
