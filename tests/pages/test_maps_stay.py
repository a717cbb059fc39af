"""The first change of a scenario leaves the map where it is and as large as it is: nothing is set up anew."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import deck_of, open_page, ran

FACILITIES, INDUSTRY = "pages/explore/facilities.py", "pages/explore/industry.py"


def place_of(node: Any, element: Any) -> tuple[int, ...] | None:
    """Which child of which block an element is, from a block down."""
    for index, child in getattr(node, "children", {}).items():
        path = () if child is element else place_of(child, element)
        if path is not None:
            return (index, *path)
    return None


def place_and_camera(app: AppTest) -> tuple[tuple[int, ...] | None, dict[str, float]]:
    """Where the map stands on the page, and its camera, which follows from its size."""
    (deck,) = app.get("deck_gl_json_chart")
    return place_of(app._tree, deck), deck_of(app)["initialViewState"]


@pytest.mark.parametrize(
    ("script", "query", "button"),
    [
        (FACILITIES, {"view": "circles", "kind": "hospital", "at": "117.05000,36.80000"}, "facilities_add"),
        (FACILITIES, {"el": "f_expo"}, "facilities_remove"),
        (INDUSTRY, {"el": "f_spic_base"}, "industry_cancel_f_spic_base"),
        (INDUSTRY, {"view": "slips", "x": "x_huanggang"}, "industry_take_slip"),
    ],
)
def test_the_line_of_the_scenario_does_not_move_the_map(script: str, query: dict[str, str], button: str) -> None:
    app = open_page(script, **query)
    before = place_and_camera(app)
    ran(app.button(key=button).click().run())
    assert "s" in app.query_params and before[0] and place_and_camera(app) == before


def test_tables_that_are_folded_away_are_sent_when_they_are_opened() -> None:
    assert not open_page(FACILITIES, view="circles", kind="hospital").dataframe
    app = open_page(FACILITIES, ("facilities_cover_tables",), view="circles", kind="hospital")
    assert [next(iter(table.value.columns)) for table in app.dataframe] == ["街道", "组团", "设施类别"]
