"""Contracts of the indicator tables: annex_2024, observations, goals."""

import pandas as pd
import pandera.pandas as pa

from data.columns import SCOPES, choice, identifier, number, quote, rule, table, text, whole_number
from data.units import UNITS

MEASURES = ("level", "growth_pct", "growth_mean_pct", "change_pct", "change_pp", "share_pct", "count", "rank", "text")
KINDS = ("actual", "plan", "goal", "reported")
OPERATORS = ("eq", "ge", "le", "gt", "lt", "approx")
HORIZONS = ("2025", "2030", "2035", "overall")
ANNEX_CELLS = ("actual_2022", "actual_2023", "growth_2023", "plan_2024", "growth_2024")


def _value_or_text(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["value"].notna() | (frame["text"] != "")


def _year_unless_goal(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["year"].notna() | (frame["kind"] == "goal")


def _quote_unless_reported(frame: pd.DataFrame) -> "pd.Series[bool]":
    return (frame["quote"] != "") | (frame["kind"] == "reported")


def _number_has_unit(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["value"].isna() | (frame["unit"] != "")


def _number_has_operator(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["value"].isna() | (frame["operator"] != "")


_UNIT = choice(sorted(unit for unit in UNITS if unit), optional=True)
_YEAR = pa.Check.in_range(2000, 2050, error=rule("须在2000至2050之间"))

ANNEX_2024 = table(
    {
        "row_no": whole_number(required=True),
        "category": text(required=True),
        "name": text(required=True),
        "unit": text(),
        **{cell: text() for cell in ANNEX_CELLS},
        "merged": text(),
        "scope": choice(SCOPES),
        "source_id": text(required=True),
        "locator": text(required=True),
        "quote": quote(),
        "note": text(),
    },
    unique=["row_no"],
)

OBSERVATIONS = table(
    {
        "indicator_id": identifier(),
        "scope": choice(SCOPES),
        "year": whole_number(_YEAR),
        "measure": choice(MEASURES),
        "kind": choice(KINDS),
        "value": number(),
        "text": text(),
        "unit": _UNIT,
        "source_id": text(required=True),
        "locator": text(required=True),
        "quote": quote(required=False),
        "note": text(),
    },
    pa.Check(_value_or_text, error=rule("value 与 text 至少填一个")),
    pa.Check(_year_unless_goal, error=rule("只有 goal（目标）可以不写年份")),
    pa.Check(_quote_unless_reported, error=rule("两份文件的数须附原文短句（quote）")),
    pa.Check(_number_has_unit, error=rule("有数值就要有计量单位")),
    unique=["indicator_id", "scope", "year", "measure", "kind", "value", "text", "unit"],
)

GOALS = table(
    {
        "goal_id": identifier(unique=True),
        "horizon": choice(HORIZONS),
        "theme": text(required=True),
        "statement": text(required=True),
        "indicator_id": identifier(optional=True),
        "operator": choice(OPERATORS, optional=True),
        "value": number(),
        "unit": _UNIT,
        "scope": choice(SCOPES),
        "kind": choice(("goal",)),
        "source_id": text(required=True),
        "locator": text(required=True),
        "quote": quote(),
        "note": text(),
    },
    pa.Check(_number_has_unit, error=rule("有数值就要有计量单位")),
    pa.Check(_number_has_operator, error=rule("有数值就要写明是等于、不少于还是不超过（operator）")),
)

INDICATOR_PROJECTS = table(
    {
        "indicator_id": identifier(),
        "year": whole_number(_YEAR, required=True),
        "facility_id": identifier(),
        "source_id": text(required=True),
        "locator": text(required=True),
        "quote": quote(),
        "note": text(),
    },
    unique=["indicator_id", "year", "facility_id"],
)
"""Named facilities that come into use in a year and make an indicator jump, each with its clause."""

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "annex_2024": ANNEX_2024,
    "observations": OBSERVATIONS,
    "goals": GOALS,
    "indicator_projects": INDICATOR_PROJECTS,
}
