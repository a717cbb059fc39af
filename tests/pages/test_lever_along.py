"""A lever under the hand: what its table says at a position is what the page says once the lever is set there."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from streamlit.testing.v1 import AppTest

from components.export.viewers import viewer_of
from components.topics.along import MOST, Desk, positions
from components.topics.whatif.along import CARD
from components.ui.session.printed import TOKEN
from tests.pages.targets_app import CARDS, LEVERS, done, moved, opened, part, with_target

MARGINS = "land_margin,water_margin,carried_by_water,jobs_total,school_places_to_add"


def desk(app: AppTest) -> Desk:
    """The page as the server's route knows it; it has one."""
    left = viewer_of(app.session_state[TOKEN]).desk
    assert left is not None
    return left


def entry_at(table: dict[str, Any], value: float) -> dict[str, Any]:
    (entry,) = [entry for at, entry in json.loads(json.dumps(table["entries"])) if at == value]
    return entry  # type: ignore[no-any-return]


def drawn(table: dict[str, Any], entry: dict[str, Any]) -> dict[str, list[object]]:
    """The chart's columns at an entry, as the browser puts them together."""
    return {**table["charts"]["whatif_trajectory"], **entry["charts"].get("whatif_trajectory", {})}


def sent_chart(app: AppTest) -> dict[str, list[object]]:
    (chart,) = [element.proto for element in app.get("vega_lite_chart")]
    return dict(pa.ipc.open_stream(chart.data.data).read_all().to_pydict())


def is_as_the_page_says(app: AppTest, table: dict[str, Any], value: float) -> None:
    entry = entry_at(table, value)
    top = part(app, CARDS)
    assert entry["top"]["cards"] == [[card[name] for name in CARD] for card in top["cards"]]
    assert entry["top"]["beyond"] == top["beyond"]
    assert entry["answer"]["words"] == part(app, "whatif_answer")["words"]
    assert entry["held"] == part(app, LEVERS)["held"]
    if table["charts"]:
        assert drawn(table, entry) == sent_chart(app)


@pytest.mark.parametrize(
    ("lever", "values", "state"),
    [
        ("gdp_long_run", (0.0, 6.0, 14.5, 20.0), {}),
        ("gdp_opening", (3.5,), {"year": "2025", "lang": "en"}),
        ("water_allotment", (700.0, 9800.0, 40000.0), {"out": "water_margin", "strip": MARGINS, "group": "water"}),
        ("blue_green", (70.0, 85.5), {"out": "carried_by_land", "strip": MARGINS, "group": "land"}),
        ("yearly_spread", (0.0, 9.0), {"group": "assumptions"}),
    ],
)
def test_an_entry_is_what_the_page_says_there(lever: str, values: tuple[float, ...], state: dict[str, str]) -> None:
    app = moved(opened(**state), values[-1], lever)
    table = desk(app).table(lever)
    for hand, value in enumerate(values):
        is_as_the_page_says(moved(app, value, lever, hand), table, value)


def test_with_a_target_the_judgement_is_the_page_s_too() -> None:
    app = with_target(opened(), 400.0)
    table = desk(app).table("gdp_long_run")
    stands = {entry["top"]["cards"][0][3][0] for _, entry in table["entries"]}
    assert stands == {"✓", "×"}
    for value in (9.0, 12.0):
        is_as_the_page_says(moved(app, value), table, value)


def test_a_table_holds_for_its_own_lever_and_for_nothing_else() -> None:
    app = opened()
    name = desk(app).rest
    assert part(app, LEVERS)["rest"] == name
    assert part(moved(app, 8.0), LEVERS)["rest"] == name
    assert desk(app).table("gdp_long_run")["moved"] == {}
    assert desk(app).table("gdp_opening")["moved"] == {"gdp_long_run": 8.0}
    names = {name, *(part(done(app, CARDS, "year", year), LEVERS)["rest"] for year in ("2025", "2030"))}
    names.add(part(done(app, CARDS, "out", "population"), LEVERS)["rest"])
    names.add(part(with_target(app, 40.0), LEVERS)["rest"])
    names.add(part(opened(lang="en"), LEVERS)["rest"])
    assert len(names) == 6


def test_while_the_baseline_is_looked_at_there_is_no_table() -> None:
    app = moved(opened(), 8.0)
    app.query_params["before"] = "1"
    app.run()
    assert part(app, LEVERS)["rest"] == ""
    assert viewer_of(app.session_state[TOKEN]).desk is None


def test_a_lever_with_many_steps_has_entries_round_where_it_stands_and_at_its_ends() -> None:
    from components.topics.whatif.facts import load_facts

    for lever in load_facts().baseline.levers:
        places = positions(lever, lever.default)
        assert len(places) <= MOST + 2 and list(places) == sorted(set(places))
        assert places[0] == lever.low and lever.high - places[-1] < lever.step
        steps = [(place - lever.low) / lever.step for place in places]
        assert all(abs(step - round(step)) < 1e-6 for step in steps)
        around = lever.default - 9.5 * lever.step, lever.default + 9.5 * lever.step
        assert sum(around[0] < place < around[1] for place in places) >= min(9, len(places) - 1)
