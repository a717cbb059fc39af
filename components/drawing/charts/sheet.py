"""A sheet of marks placed in px, on which a board of figures is drawn, and its Arrow encoding.

A chart per figure would cost a renderer each; here everything is one table of marks, drawn by one view.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
PICK = "pick"
COLUMNS = ("layer", "id", "x", "y", "x2", "y2", "text", "kind")
WORD = pa.dictionary(pa.int16(), pa.string())
SENT_AS = pa.schema(
    [("layer", WORD), ("id", WORD)]
    + [(place, pa.float32()) for place in ("x", "y", "x2", "y2")]
    + [("text", pa.string()), ("kind", WORD)]
)
"""Half the bytes of what pandas would make of it; a tenth of a px is more than a screen shows."""


@dataclass(frozen=True)
class Lettering:
    """One style of text: px at size 1, weight, alignment and the palette's text colour."""

    px: float
    weight: int = 400
    align: str = "left"
    tone: str = "text"


@dataclass
class Sheet:
    """Marks and lettering, in px from the top left corner of a sheet `width` px wide."""

    width: float
    size: float
    rows: list[dict[str, Any]] = field(default_factory=list)
    height: float = 0.0

    def mark(self, layer: str, x: float, y: float, **more: Any) -> None:
        """Put one mark; `x2`, `y2` are its other corner, `kind` what colours it, `id` what it belongs to."""
        row = {"layer": layer, "id": "", "x": x, "y": y, "x2": x, "y2": y, "text": "", "kind": ""} | more
        self.rows.append({k: round(v, 1) if isinstance(v, float) else v for k, v in row.items()})

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The finished sheet's table of marks, no cell missing."""
        return pd.DataFrame(self.rows, columns=list(COLUMNS))

    @cached_property
    def arrow(self) -> pa.Table:
        """The same as it is sent."""
        return pa.Table.from_pylist(self.rows, schema=SENT_AS)
