"""Contracts of the tables of places: layout elements, crossings, facilities, projects and tasks.

Each schema says which columns a table has, their types and closed vocabularies. Text columns hold "" where a document
says nothing; numeric columns hold NA. What can be checked only across tables (does a parent exist, does a state agree
with the newest mention) is checked in tests/data.
"""

import pandas as pd
import pandera.pandas as pa

from data.columns import SCOPES, choice, identifier, number, quote, rule, table, text, whole_number

GRADES = ["official", "reported", "derived", "assumed"]
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
LENGTH_KINDS = ["", "bridge", "main_bridge", "tunnel", "route", "unclear"]
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
    *["energy", "rural", "district_development", "green_building", "trade"],
]
PLACE_STATUSES = [
    *["study", "planned", "approved", "signed", "to_start", "building", "topped_out", "completed", "established"],
    *["operating", "unstated"],
]
EXTENTS = ["single", "set"]
PLACE_BASES = ["", "stated", "named"]

ID_LIST = r"([a-z][a-z0-9_]*(;[a-z][a-z0-9_]*)*)?"
DATE = r"(\d{4}(-\d{2}(-\d{2})?)?)?"


def _matching(pattern: str, advice: str, *, unique: bool = False) -> pa.Column:
    """A text column whose every cell matches the whole of `pattern`."""
    return pa.Column(str, checks=[pa.Check(lambda s: s.str.fullmatch(pattern), error=advice)], unique=unique)


def prefixed(prefix: str, *, unique: bool = False) -> pa.Column:
    """An id of a table whose ids all begin with `prefix` and an underscore."""
    advice = rule("须以 {prefix}_ 开头，其后为小写英文字母、数字和下划线", prefix=prefix)
    return _matching(rf"{prefix}_[a-z0-9_]+", advice, unique=unique)


def ids() -> pa.Column:
    """Ids of any tables, divided by semicolons; may be empty."""
    return _matching(ID_LIST, rule("须为编号，多个编号之间用英文分号隔开"))


def date(*, required: bool = False) -> pa.Column:
    """A year, a month or a day; "" for none unless `required`."""
    pattern = DATE.removesuffix("?") if required else DATE
    return _matching(pattern, rule("须写作 2024、2024-11 或 2024-11-23"))


def _positive() -> pa.Column:
    return number(pa.Check.ge(0, error=rule("不能为负数")))


def _count(*, required: bool = False) -> pa.Column:
    return whole_number(pa.Check.ge(0, error=rule("不能为负数")), required=required)


def year(*, required: bool = False) -> pa.Column:
    """A calendar year from 1900 to 2050."""
    return whole_number(pa.Check.in_range(1900, 2050, error=rule("须在1900至2050之间")), required=required)


def evidence() -> dict[str, pa.Column]:
    """Columns that say where a row comes from."""
    return {
        "grade": choice(GRADES),
        "source_id": text(),
        "locator": text(),
        "quote": quote(required=False),
        "note": text(),
    }


def _official_rows_are_quoted(frame: pd.DataFrame) -> "pd.Series[bool]":
    official = frame["grade"] == "official"
    return ~official | ((frame["source_id"] != "") & (frame["locator"] != "") & (frame["quote"] != ""))


def _our_own_rows_say_why(frame: pd.DataFrame) -> "pd.Series[bool]":
    return ~frame["grade"].isin(["derived", "assumed"]) | (frame["note"] != "")


def schema(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    """A closed table with the columns of `evidence`: official rows are quoted, our own say why."""
    return table(
        columns,
        pa.Check(_official_rows_are_quoted, error=rule("来自两份文件的行须有 source_id、locator 和 quote")),
        pa.Check(_our_own_rows_say_why, error=rule("推算或假定的行须在 note 中写明理由")),
    )


SPATIAL_ELEMENTS = schema(
    {
        "element_id": identifier(unique=True),
        "element_type": choice(ELEMENT_TYPES),
        "name": text(required=True),
        "name_en": text(required=True),
        "other_names": text(),
        "parent_id": ids(),
        "role": text(),
        "role_en": text(),
        "lead_industry": text(),
        "lead_industry_en": text(),
        "nickname": text(),
        "nickname_en": text(),
        "members": ids(),
        "members_grade": choice(["", *GRADES]),
        "operator": choice(["", "eq", "ge", "le", "approx"]),
        "value": _positive(),
        "unit": text(),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

CROSSINGS = schema(
    {
        "crossing_id": prefixed("x", unique=True),
        "name": text(required=True),
        "name_en": text(required=True),
        "other_names": text(),
        "type": choice(CROSSING_TYPES),
        "counts_as_crossing": choice(["yes", "no", "unclear"]),
        "status": choice(CROSSING_STATUSES),
        "status_year": year(required=True),
        "status_basis": choice(BASES),
        "status_grade": choice(GRADES),
        "status_source_id": text(required=True),
        "open_year": year(),
        "open_date": date(),
        "length_m": _positive(),
        "length_kind": choice(LENGTH_KINDS),
        "lanes": _count(),
        "rail_reserved": choice(RAIL_PROVISION),
        **evidence(),
    }
)

CROSSING_FACTS = schema(
    {
        "crossing_id": prefixed("x"),
        "attribute": choice(CROSSING_ATTRIBUTES),
        "value": _positive(),
        "unit": text(),
        "text": text(required=True),
        "as_of": date(),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

CROSSING_COUNTS = schema(
    {
        "count_id": identifier(unique=True),
        "as_of": date(),
        "what": choice(COUNT_KINDS),
        "scope": choice(SCOPES),
        "scope_note": text(required=True),
        "count": _count(required=True),
        "named": _count(required=True),
        "named_unclear": _count(required=True),
        **evidence(),
    }
)


def _places(categories: list[str]) -> pa.DataFrameSchema:
    return schema(
        {
            "facility_id": prefixed("f", unique=True),
            "name": text(required=True),
            "name_en": text(required=True),
            "other_names": text(),
            "category": choice(categories),
            "extent": choice(EXTENTS),
            "status": choice(PLACE_STATUSES),
            "status_year": year(required=True),
            "status_text": text(required=True),
            "status_basis": choice(BASES),
            "status_grade": choice(GRADES),
            "status_source_id": text(required=True),
            "quantity": _positive(),
            "quantity_unit": text(),
            "subdistrict_id": ids(),
            "place_basis": choice(PLACE_BASES),
            "group_id": ids(),
            "element_id": ids(),
            "scope": choice(SCOPES),
            **evidence(),
        }
    )


FACILITY_MENTIONS = schema(
    {
        "facility_id": prefixed("f"),
        "year": year(required=True),
        "basis": choice(BASES),
        "status": choice(PLACE_STATUSES),
        "status_text": text(required=True),
        "verb": text(),
        **evidence(),
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
}
