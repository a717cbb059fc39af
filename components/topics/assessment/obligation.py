"""约束性 or 预期性, only where the documents use the words, with the clause that does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from components.topics.assessment.evidence import Row
from data.catalog import Indicator
from data.read import ANNEX

Kind = Literal["binding", "expected", "unstated"]
BINDING_WORDS = "约束性指标"
# Heading of the plan's second chapter: “2024年经济社会发展的主要预期目标是”.
EXPECTED_CHAPTER = "二/"
PLAN = "plan-2024"
# The observations keep one row where annex and chapter print the same figure; these clauses are the chapter's.
EXPECTED_CLAUSES = {
    "gdp": ("二/（一）/1", "地区生产总值增长11%"),
    "industrial_value_added_growth": ("二/（一）/1", "规模以上工业增加值增长15%"),
    "fixed_asset_investment_growth": ("二/（一）/1", "固定资产投资增长50%"),
    "retail_sales_growth": ("二/（一）/1", "社会消费品零售总额增长7%"),
    "rd_expenditure_growth": ("二/（一）/2", "研发经费投入增长16%"),
    "rd_active_enterprise_share": ("二/（一）/2", "规模以上工业企业中有研发活动的企业占比达到52%"),
}


@dataclass(frozen=True)
class Obligation:
    """How binding an indicator is, with the row of the clause; no row where the documents do not say."""

    kind: Kind
    row: Row | None = None


def binding_rows(annex: pd.DataFrame) -> dict[str, Row]:
    """Annex category to the row that calls its indicators 约束性; the word stands for the category as a whole."""
    binding = annex[annex["name"].str.contains(BINDING_WORDS, regex=False)]
    return {str(row["category"]): {str(k): v for k, v in row.items()} for row in binding.to_dict("records")}


def obligation_of(rows: Sequence[Row], indicator: Indicator, binding: dict[str, Row]) -> Obligation:
    """What the documents call `indicator`; `binding` as `binding_rows` gives it, `rows` are its observations."""
    places = {str(row["locator"]).removeprefix(ANNEX) for row in rows if row["kind"] == "plan"}
    for category, row in binding.items():
        if indicator.annex and category in places:
            return Obligation("binding", row | {"scope": indicator.scope})
    chapter = [r for r in rows if r["kind"] == "plan" and str(r["locator"]).startswith(EXPECTED_CHAPTER)]
    if chapter:
        return Obligation("expected", chapter[0])
    if indicator.id in EXPECTED_CLAUSES:
        locator, quote = EXPECTED_CLAUSES[indicator.id]
        clause = {"source_id": PLAN, "locator": locator, "quote": quote, "note": ""}
        return Obligation("expected", clause | {"kind": "plan", "scope": indicator.scope})
    return Obligation("unstated")
