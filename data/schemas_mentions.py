"""Contracts of what the documents say a second time: restated values, lists with their number, works and dates."""

import pandera.pandas as pa

from data.columns import SCOPES, choice, identifier, number, quote, rule, table, text, truth, whole_number
from data.schemas_indicators import KINDS, MEASURES, OBSERVATIONS

GRADES = ["official", "reported", "derived", "assumed"]
_YEAR = pa.Check.in_range(1900, 2050, error=rule("须在1900至2050之间"))
_DATE = pa.Check(lambda s: s.str.fullmatch(r"(\d{4}-\d{2}-\d{2})?"), error=rule("须写作 2024-11-23"))


def _evidence() -> dict[str, pa.Column]:
    """Columns that say where a row comes from; every row is quoted."""
    return {
        "scope": choice(SCOPES),
        "grade": choice(GRADES),
        "source_id": text(required=True),
        "locator": text(required=True),
        "quote": quote(),
        "note": text(),
    }


RESTATEMENTS = table(
    {
        **OBSERVATIONS.columns,
        "year": whole_number(_YEAR, required=True),
        "measure": choice(MEASURES),
        "kind": choice(KINDS),
        "value": number(),
        "quote": quote(),
    },
    unique=["indicator_id", "scope", "year", "measure", "kind", "locator"],
)

COUNTED_LISTS = table(
    {
        "list_id": identifier(unique=True),
        "subject": text(required=True),
        "subject_en": text(required=True),
        "stated": whole_number(pa.Check.ge(0, error=rule("不能为负数"))),
        "items": text(),
        "open_list": truth(),
        **_evidence(),
    }
)

DATED_MENTIONS = table(
    {
        "mention_id": identifier(unique=True),
        "subject": text(required=True),
        "subject_en": text(required=True),
        "basis": choice(["fact", "plan"]),
        "action": text(required=True),
        "year": whole_number(_YEAR, required=True),
        "date": pa.Column(str, checks=[_DATE]),
        **_evidence(),
    }
)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "restatements": RESTATEMENTS,
    "counted_lists": COUNTED_LISTS,
    "dated_mentions": DATED_MENTIONS,
}
