"""Sliders of 以水四定: guardrails that no path breaks, what holds is named, undo and reset."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from components.balance_page.levers import MORE, PANELS, limited, taken
from components.text import use_language
from model.balance import land_budget
from model.lever import LeverError
from tests.pages.balance_app import DECLARED, OPENING, answer, code, moved, opened, ran, texts


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    use_language(lambda: "zh")


def test_undo_redo_and_reset_lead_back_and_forth() -> None:
    app = moved(opened(), "water_available", 20000.0)
    after = answer(app)
    ran(app.button(key="balance_undo").click().run())
    assert answer(app) == OPENING and app.slider(key="balance_water_available").value == 10000
    ran(app.button(key="balance_redo").click().run())
    assert answer(app) == after
    ran(app.button(key="balance_reset").click().run())
    assert answer(app) == OPENING and app.button(key="balance_reset").disabled


def test_reset_leaves_levers_of_other_pages() -> None:
    app = opened(s=code(patents=40.0, blue_green=80.0))
    ran(app.button(key="balance_reset").click().run())
    assert "Lpt-40" in str(app.query_params["s"]) and "Lbg" not in str(app.query_params["s"])


def test_more_blue_and_green_pushes_the_building_land_back_and_gives_it_back_again() -> None:
    app = moved(opened(), "blue_green", 80.0)
    assert app.slider(key="balance_built").value == 20
    assert "蓝绿空间占80%，建设用地至多20%：约束是蓝绿空间" in texts(app)
    moved(app, "blue_green", 70.0)
    assert app.slider(key="balance_built").value == 30


def test_a_slider_that_would_break_the_sum_stops_and_says_which_limit_holds() -> None:
    app = moved(moved(opened(), "blue_green", 80.0), "built", 28.0)
    assert app.slider(key="balance_built").value == 20
    assert "蓝绿空间占80%，城镇建设用地至多20%，停在20%" in app.toast[0].value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1e9, 1e9])
def test_a_value_that_no_slider_has_never_enters_the_scenario(value: float) -> None:
    for lever_id in ("water_available", "built", "blue_green"):
        lever = DECLARED.lever(lever_id)
        app = moved(opened(), lever_id, value)
        assert lever.low <= app.slider(key=f"balance_{lever_id}").value <= lever.high
        try:
            held = taken(lever, value, 70.0)
        except LeverError:
            continue
        assert held.held_by and lever.low <= held.value <= lever.high


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(some.sampled_from(PANELS["land"][:3]), some.floats(0, 100)), max_size=10))
def test_on_any_path_of_these_sliders_the_shares_sum_to_100(path: list[tuple[str, float]]) -> None:
    held = {lever_id: DECLARED.lever(lever_id).default for lever_id in PANELS["land"][:3]}
    for lever_id, wanted in path:
        held[lever_id] = limited(lever_id, wanted, held["blue_green"]).value
        land = land_budget(held["blue_green"], held["built"], held["reserve"])
        assert land.blue_green + land.built + land.reserve + land.other == pytest.approx(100)
        assert min(land.blue_green - 70, land.built, land.reserve, land.other) >= -1e-9
        on_screen = limited("built", held["built"], held["blue_green"]).value
        assert on_screen == pytest.approx(land.built + land.reserve)


def test_every_lever_of_land_and_water_is_on_the_page() -> None:
    here = {name for group in (*PANELS.values(), *MORE.values()) for name in group}
    assert {lever.id for lever in DECLARED.levers if lever.group in {"land", "water"}} <= here
