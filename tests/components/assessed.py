"""All assessments with planted rows, for tests."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from components.topics.assessment.background import Background, background_of
from components.topics.assessment.results import Assessment, assess_all
from data import catalog
from data.findings import findings
from data.tables import load_table


@cache
def stated_background() -> Background:
    """The background of the data as they are."""
    goals, annex, projects = (load_table(name) for name in ("goals", "annex_2024", "indicator_projects"))
    return background_of(goals, annex, projects, catalog.sources(), findings())


def assessed(observations: pd.DataFrame, background: Background, *more: dict[str, Any]) -> dict[str, Assessment]:
    """All assessments by id, `more` rows planted among the observations."""
    if more:
        planted = pd.DataFrame([blank() | row for row in more]).astype(observations.dtypes.to_dict())
        observations = pd.concat([observations, planted], ignore_index=True)
    return {a.indicator.id: a for a in assess_all(observations, catalog.indicators(), background)}


def blank() -> dict[str, Any]:
    place = {"source_id": "plan-2024", "locator": "附件/一、经济增长", "quote": "试", "note": "", "text": ""}
    return {"scope": "direct", "kind": "actual", "measure": "level", "unit": "亿元", **place}
