"""What 三步走 shows of the documents: goals with a year, plans of the system of plans, and its reference cards."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from components.base import cache
from components.base.errors import EXPECTED

Row = Mapping[Any, Any]
Target = tuple[str, dict[str, str]]
PAGE = "roadmap"
CARDS = ("opinion-2021", ("八/", "九/"))
"""The document, and the beginnings of the sections that stand on reference cards."""
PLAN_CARDS = ("plan-2024", ("organisation", "mechanism"))
"""The document of which those sections that name such things stand on reference cards."""


def goal_target(row: Row) -> Target | None:
    """The card of a goal with a year; None for others."""
    return (PAGE, {"goal": str(row["goal_id"])}) if row["horizon"] != "overall" else None


def card_target(row: Row, headings: Mapping[tuple[str, str], str]) -> Target | None:
    """The card of a plan, or of the section that names a thing or asks for a measure; None for everything else.
    `headings`: ids by document and place."""
    with suppress(*EXPECTED):
        if str(row.get("thing_id", "")) in set(cache.table("plan_states")["thing_id"]):
            return PAGE, {"view": "plans", "card": str(row["thing_id"])}
    source, locator = str(row["source_id"]), str(row["locator"])
    card = headings.get((source, locator), "")
    on_plan_card = source == PLAN_CARDS[0] and bool(row.get("thing_id")) and row["category"] in PLAN_CARDS[1]
    if card and (on_plan_card or (source == CARDS[0] and locator.startswith(CARDS[1]))):
        return PAGE, {"view": "reference", "card": card}
    return None
