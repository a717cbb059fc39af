"""The named facility that makes an indicator jump: its name and its place among the tables."""

from components.base import cache
from components.topics.assessment.results import Assessment
from components.words.text import pick
from data.errors import DataContractError

TABLES = ("facilities", "projects")


def facility_name(assessment: Assessment) -> str:
    """The facility's official name in the viewer's language; its id where its table cannot be read."""
    ident = facility_id(assessment)
    for table in TABLES:
        row = _records(table).get(ident)
        if row:
            return pick(str(row["name"]), str(row["name_en"]))
    return ident


def facility_id(assessment: Assessment) -> str:
    """The facility's id, which opens its card on the map; "" where no facility is linked."""
    return "" if assessment.project is None else str(assessment.project["facility_id"])


def _records(table: str) -> dict[str, dict[str, object]]:
    try:
        return cache.records(table, "facility_id")
    except DataContractError:
        return {}
