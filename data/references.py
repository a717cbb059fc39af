"""Check that the rows of a table refer to existing indicators and sources."""

from pathlib import Path

import pandas as pd

from data import catalog
from data.errors import DataContractError, Fault
from data.tables import DATA, load_table
from model.messages import Message, message

FIRST_ROW = 2  # below the header, counted as in a text editor


CATALOGUES = {
    "indicator_id": "indicators.yaml",
    "source_id": "sources.yaml",
    "facility_id": "facilities.csv、projects.csv",
    "goal_id": "goals.csv、reported_goals.csv",
    "thing_id": "named_things.csv",
    "milestone_id": "facilities.csv、projects.csv、crossings.csv",
    "industry_id": "named_things.csv",
    "label_id": "named_things.csv",
}
LINKS = {
    "indicator_projects": ("facility_id",),
    "facility_levels": ("facility_id",),
    "facility_dates": ("facility_id",),
    "project_industries": ("facility_id", "industry_id"),
    "label_parts": ("label_id",),
    "milestone_links": ("milestone_id",),
    "goal_reports": ("goal_id",),
    "goal_evidence": ("goal_id",),
    "plan_states": ("thing_id",),
}
"""Columns that point at rows of other tables, by table."""
FACILITIES = (("facilities", "facility_id"), ("projects", "facility_id"))
LINKED = {
    "facility_id": FACILITIES,
    "milestone_id": (*FACILITIES, ("crossings", "crossing_id")),
    "goal_id": (("goals", "goal_id"), ("reported_goals", "goal_id")),
    "thing_id": (("named_things", "thing_id"),),
    "industry_id": (("named_things", "thing_id"),),
    "label_id": (("named_things", "thing_id"),),
}
"""The tables and columns that such a column points at."""


def _unknown(column: str, value: str) -> Message:
    return message("{column} 一列：{file} 里没有“{value}”", column=column, file=CATALOGUES[column], value=value)


def check_references(name: str, frame: pd.DataFrame, root: Path = DATA) -> None:
    """Raise DataContractError for every id of another table or a catalogue that is in none."""
    ids_by_column: dict[str, set[str]] = {}
    if "indicator_id" in frame.columns:
        ids_by_column["indicator_id"] = {indicator.id for indicator in catalog.indicators(root)}
    if "source_id" in frame.columns:
        ids_by_column["source_id"] = set(catalog.sources(root))
    for column in LINKS.get(name, ()):
        ids_by_column[column] = _linked(column, root)
    faults = [
        Fault(f"{name}.csv", FIRST_ROW + int(row), _unknown(column, value))
        for column, ids in ids_by_column.items()
        for row, value in enumerate(frame[column])
        if value and value not in ids
    ]
    if faults:
        raise DataContractError(faults)


def _linked(column: str, root: Path) -> set[str]:
    return {ident for name, ids in LINKED[column] for ident in load_table(name, root)[ids]}
