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
    "milestone_id": "facilities.csv、projects.csv、crossings.csv",
    "industry_id": "named_things.csv",
    "label_id": "named_things.csv",
}
LINKS = {"indicator_projects", "facility_levels", "project_industries", "announced_openings"}
"""Tables whose `facility_id` points at a facility or project of another table."""


def _unknown(column: str, value: str) -> Message:
    return message("{column} 一列：{file} 里没有“{value}”", column=column, file=CATALOGUES[column], value=value)


def check_references(name: str, frame: pd.DataFrame, root: Path = DATA) -> None:
    """Raise DataContractError for every id of another table or a catalogue that is in none."""
    ids_by_column: dict[str, set[str]] = {}
    if "indicator_id" in frame.columns:
        ids_by_column["indicator_id"] = {indicator.id for indicator in catalog.indicators(root)}
    if "source_id" in frame.columns:
        ids_by_column["source_id"] = set(catalog.sources(root))
    if name in LINKS:
        ids_by_column["facility_id"] = _facilities(root)
    if "milestone_id" in frame.columns:
        ids_by_column["milestone_id"] = _facilities(root) | set(load_table("crossings", root)["crossing_id"])
    for column in {"industry_id", "label_id"} & set(frame.columns):
        ids_by_column[column] = set(load_table("named_things", root)["thing_id"])
    faults = [
        Fault(f"{name}.csv", FIRST_ROW + int(row), _unknown(column, value))
        for column, ids in ids_by_column.items()
        for row, value in enumerate(frame[column])
        if value and value not in ids
    ]
    if faults:
        raise DataContractError(faults)


def _facilities(root: Path) -> set[str]:
    return {ident for name in ("facilities", "projects") for ident in load_table(name, root)["facility_id"]}
