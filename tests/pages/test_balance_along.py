"""A lever of 以水四定 under the hand: its table says at every position what the page says with the lever there."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from components.topics.balance.along import BOARD, NEEDS
from tests.pages.balance_app import charts, figures, moved, opened, part, years
from tests.pages.test_lever_along import desk, entry_at


def boards(app: AppTest) -> list[dict[str, list[object]]]:
    """The pictures as sent, from above."""
    return [dict(pa.ipc.open_stream(chart.data.data).read_all().to_pydict()) for chart in charts(app)]


def drawn(table: dict[str, Any], entry: dict[str, Any]) -> list[dict[str, list[object]]]:
    """The same at an entry, as the browser puts them together."""
    keys = sorted(table["charts"], key=lambda key: (key == NEEDS, key))
    assert keys[0] == BOARD.format(0)
    return [{**table["charts"][key], **entry["charts"].get(key, {})} for key in keys]


def is_as_the_page_says(app: AppTest, table: dict[str, Any], value: float) -> None:
    entry = entry_at(table, value)
    assert entry["headline"]["words"] == part(app, "balance_headline")["words"]
    standing = part(app, "balance_standing")
    assert (entry["standing"]["tones"], entry["standing"]["rests"]) == (standing["tones"], standing["rests"])
    assert entry["held"] == figures(app)["held"]
    assert entry["year"]["count"] == years(app)["count"]
    assert drawn(table, entry) == boards(app)


@pytest.mark.parametrize(
    ("lever", "values", "state"),
    [
        ("irrigation_per_mu", (100.0, 350.0), {}),
        ("population_growth", (-2.0, 15.0), {"year": "2030", "lang": "en"}),
        ("built", (5.0, 30.0), {}),
        ("blue_green", (90.0,), {}),
        ("water_allotment", (40000.0,), {}),
    ],
)
def test_an_entry_is_what_the_page_says_there(lever: str, values: tuple[float, ...], state: dict[str, str]) -> None:
    app = opened(**state)
    table = json.loads(json.dumps(desk(app).table(lever)))
    for hand, value in enumerate(values):
        is_as_the_page_says(moved(app, lever, value, hand), table, value)


def test_positions_beyond_a_guardrail_say_what_holds_at_it() -> None:
    app = moved(opened(), "other_land", 15.0)
    table = desk(app).table("built")
    beyond, at_limit = entry_at(table, 29.5), entry_at(table, 15.0)
    assert beyond == at_limit
    is_as_the_page_says(moved(app, "built", 29.5), table, 29.5)


def test_levers_of_other_pages_are_part_of_the_name_of_a_table() -> None:
    from tests.pages.balance_app import code

    plain, other = opened(), opened(s=code(patents=30.0))
    assert figures(plain)["rest"] and figures(plain)["rest"] != figures(other)["rest"]
    assert desk(other).table("built")["moved"] == figures(other)["moved"] == {}
    assert figures(moved(plain, "built", 20.0))["rest"] == desk(plain).rest
