"""How the figure of a plan or a goal binds: a floor, a cap, or the figure itself."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.pace import Operator

Operators = Mapping[tuple[str, float], Operator]
"""How the figures of goals.csv bind, by indicator and figure."""
# What the documents put before or after the figure of a plan, strongest claim first. `约` leaves the figure as it is.
LIMIT_PATTERNS: tuple[tuple[str, Operator], ...] = (
    (r"不低于|不少于|至少|以上|及以上", "ge"),
    (r"不超过|不高于|以内|以下", "le"),
    (r"超过|突破|高于", "gt"),
)


def operator_of(row: Mapping[str, Any], declared: Operators) -> Operator:
    """How the figure of a row binds: as declared in goals.csv, else by the printed words, else exactly."""
    operator = declared.get((str(row["indicator_id"]), float(row["value"])))
    if operator:
        return operator
    return next((operator for pattern, operator in LIMIT_PATTERNS if re.search(pattern, str(row["text"]))), "eq")


def declared_operators(goals: pd.DataFrame) -> dict[tuple[str, float], Operator]:
    """(indicator, figure) to operator, from the table of goals."""
    rows = goals[(goals["indicator_id"] != "") & goals["value"].notna() & (goals["operator"] != "")]
    return {(str(r["indicator_id"]), float(r["value"])): r["operator"] for r in rows.to_dict("records")}
