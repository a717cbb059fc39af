"""Contracts of the tables of places: layout elements, crossings, facilities, projects and tasks.

Each schema says which columns a table has, their types and closed vocabularies. Text columns hold "" where a document
says nothing; numeric columns hold NA. What can be checked only across tables (does a parent exist, does a state agree
with the newest mention) is checked in tests/data.
"""

import pandas as pd
import pandera.pandas as pa

MAX_QUOTE_LENGTH = 40
GRADES = ["official", "reported", "derived", "assumed"]
SCOPES = ["direct", "area", "city"]
BASES = ["fact", "plan", "unconfirmed"]

ELEMENT_TYPES = [
    *["area", "boundary", "subdistrict", "layout", "axis", "belt", "core", "group", "imagery", "setting", "character"],
    *["river", "forest_belt", "corridor", "hill", "water_body", "levee", "flood_storage", "green_system"],
    *["heritage", "craft", "landmark", "limit", "control_line", "district", "rural", "standard", "planning_system"],
    *["life_circle", "service_system", "transport_system", "utility_system", "ecology_programme"],
]
CROSSING_TYPES = ["road_bridge", "road_tunnel", "rail_bridge", "road_rail_bridge", "unknown"]
CROSSING_STATUSES = ["open", "building", "to_start", "planned", "existing_heritage"]
RAIL_PROVISION = ["", "reserved", "in_use"]
LENGTH_KINDS = ["", "bridge", "main_bridge", "tunnel", "route"]
CROSSING_ATTRIBUTES = [
    *["status", "start", "open", "planned_open", "length", "main_span", "lanes", "rail", "route", "position"],
    *["counted", "heritage", "structure", "name"],
]
COUNT_KINDS = ["open", "building", "planned", "planned_densified", "planned_later", "to_start"]

# The category draws the line: a facility serves people or firms where it stands; a project is what is invested in.
FACILITY_CATEGORIES = [
    *["education", "health", "elderly_care", "sports", "culture", "exhibition", "community", "government", "emergency"],
    *["housing", "park", "commerce", "finance", "water_supply", "reclaimed_water", "power", "heat", "utilities"],
    *["digital", "transport_hub", "storage", "employment"],
]
PROJECT_CATEGORIES = [
    *["industry", "industrial_park", "research", "innovation_platform", "cooperation", "agriculture", "road", "rail"],
    *["waterway", "freight", "river_works", "reservoir", "flood_control", "pipeline", "water_saving", "landscape"],
    *["energy", "rural", "district_development", "green_building"],
]
PLACE_STATUSES = [
    *["study", "planned", "approved", "signed", "to_start", "building", "topped_out", "completed", "established"],
    *["operating", "unstated"],
]
EXTENTS = ["single", "set"]
PLACE_BASES = ["", "stated", "named"]

ID = r"^[a-z][a-z0-9_]*$"
IDS = r"^([a-z][a-z0-9_]*(;[a-z][a-z0-9_]*)*)?$"
DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


def _text(*, filled: bool = False) -> pa.Column:
    return pa.Column(str, checks=[pa.Check.str_length(min_value=1)] if filled else [])


def _pattern(pattern: str, *, unique: bool = False) -> pa.Column:
    return pa.Column(str, checks=[pa.Check.str_matches(pattern)], unique=unique)


def _closed(values: list[str]) -> pa.Column:
    return pa.Column(str, checks=[pa.Check.isin(values)])


def _number(minimum: float = 0) -> pa.Column:
    return pa.Column(float, checks=[pa.Check.ge(minimum)], nullable=True, coerce=True)


def _count(*, nullable: bool = True) -> pa.Column:
    return pa.Column("Int64", checks=[pa.Check.ge(0)], nullable=nullable, coerce=True)


def _year(*, nullable: bool = True) -> pa.Column:
    return pa.Column("Int64", checks=[pa.Check.in_range(1900, 2050)], nullable=nullable, coerce=True)


def _evidence() -> dict[str, pa.Column]:
    """Columns that say where a row comes from."""
    return {
        "grade": _closed(GRADES),
        "source_id": _text(),
        "locator": _text(),
        "quote": pa.Column(str, checks=[pa.Check.str_length(max_value=MAX_QUOTE_LENGTH)]),
        "note": _text(),
    }


def _official_rows_are_quoted(frame: pd.DataFrame) -> "pd.Series[bool]":
    official = frame["grade"] == "official"
    return ~official | ((frame["source_id"] != "") & (frame["locator"] != "") & (frame["quote"] != ""))


def _our_own_rows_say_why(frame: pd.DataFrame) -> "pd.Series[bool]":
    return ~frame["grade"].isin(["derived", "assumed"]) | (frame["note"] != "")


def _schema(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    checks = [
        pa.Check(_official_rows_are_quoted, error="an official row needs source_id, locator and quote"),
        pa.Check(_our_own_rows_say_why, error="a derived or assumed row needs its reason in note"),
    ]
    return pa.DataFrameSchema(columns, checks=checks, strict=True, ordered=True)


SPATIAL_ELEMENTS = _schema(
    {
        "element_id": _pattern(ID, unique=True),
        "element_type": _closed(ELEMENT_TYPES),
        "name": _text(filled=True),
        "name_en": _text(filled=True),
        "parent_id": _pattern(IDS),
        "role": _text(),
        "lead_industry": _text(),
        "nickname": _text(),
        "members": _pattern(IDS),
        "members_grade": _closed(["", *GRADES]),
        "operator": _closed(["", "eq", "ge", "le", "approx"]),
        "value": _number(),
        "unit": _text(),
        "scope": _closed(SCOPES),
        **_evidence(),
    }
)

CROSSINGS = _schema(
    {
        "crossing_id": _pattern(r"^x_[a-z0-9_]+$", unique=True),
        "name": _text(filled=True),
        "name_en": _text(filled=True),
        "other_names": _text(),
        "type": _closed(CROSSING_TYPES),
        "counts_as_crossing": _closed(["yes", "no", "unclear"]),
        "status": _closed(CROSSING_STATUSES),
        "status_year": _year(nullable=False),
        "status_basis": _closed(BASES),
        "status_grade": _closed(GRADES),
        "status_source_id": _text(filled=True),
        "open_year": _year(),
        "open_date": _pattern(DATE),
        "length_m": _number(),
        "length_kind": _closed(LENGTH_KINDS),
        "lanes": _count(),
        "rail_reserved": _closed(RAIL_PROVISION),
        **_evidence(),
    }
)

CROSSING_FACTS = _schema(
    {
        "crossing_id": _pattern(r"^x_[a-z0-9_]+$"),
        "attribute": _closed(CROSSING_ATTRIBUTES),
        "value": _number(),
        "unit": _text(),
        "text": _text(filled=True),
        "as_of": _pattern(DATE),
        **_evidence(),
    }
)

CROSSING_COUNTS = _schema(
    {
        "count_id": _pattern(ID, unique=True),
        "as_of": _pattern(DATE),
        "what": _closed(COUNT_KINDS),
        "scope": _closed(SCOPES),
        "scope_note": _text(filled=True),
        "count": _count(nullable=False),
        "named": _count(nullable=False),
        "named_unclear": _count(nullable=False),
        **_evidence(),
    }
)


def _places(categories: list[str]) -> pa.DataFrameSchema:
    return _schema(
        {
            "facility_id": _pattern(r"^f_[a-z0-9_]+$", unique=True),
            "name": _text(filled=True),
            "name_en": _text(filled=True),
            "other_names": _text(),
            "category": _closed(categories),
            "extent": _closed(EXTENTS),
            "status": _closed(PLACE_STATUSES),
            "status_year": _year(nullable=False),
            "status_text": _text(filled=True),
            "status_basis": _closed(BASES),
            "status_grade": _closed(GRADES),
            "status_source_id": _text(filled=True),
            "quantity": _number(),
            "quantity_unit": _text(),
            "subdistrict_id": _pattern(IDS),
            "place_basis": _closed(PLACE_BASES),
            "group_id": _pattern(IDS),
            "element_id": _pattern(IDS),
            **_evidence(),
        }
    )


FACILITY_MENTIONS = _schema(
    {
        "facility_id": _pattern(r"^f_[a-z0-9_]+$"),
        "year": _year(nullable=False),
        "basis": _closed(BASES),
        "status": _closed(PLACE_STATUSES),
        "status_text": _text(filled=True),
        **_evidence(),
    }
)

TASKS = _schema(
    {
        "task_id": _pattern(r"^task_[0-9]{2}$", unique=True),
        "chapter": _text(filled=True),
        "number": _text(filled=True),
        "title": _text(filled=True),
        "title_en": _text(filled=True),
        "actions": _text(filled=True),
        "measurable": _closed(["true", "false"]),
        "targets": _text(),
        "indicator_ids": _pattern(IDS),
        "element_ids": _pattern(IDS),
        "year": _year(nullable=False),
        "scope": _closed(SCOPES),
        **_evidence(),
    }
)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "spatial_elements": SPATIAL_ELEMENTS,
    "crossings": CROSSINGS,
    "crossing_facts": CROSSING_FACTS,
    "crossing_counts": CROSSING_COUNTS,
    "facilities": _places(FACILITY_CATEGORIES),
    "projects": _places(PROJECT_CATEGORIES),
    "facility_mentions": FACILITY_MENTIONS,
    "tasks": TASKS,
}
