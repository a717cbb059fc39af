"""Sliders of 以水四定: guardrails that no path breaks, what holds is named, undo and reset."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from components.topics.balance.limits import guarded_value, limited
from components.ui.balance.levers import MORE, PANELS
from model.balance import land_budget
from model.lever import LeverError
from tests.pages.balance_app import (
    DECLARED,
    OPENING,
    answer,
    code,
    figures,
    happened,
    lever,
    moved,
    opened,
    ran,
    texts,
)
from tests.pages.targets_app import PAGE as TARGETS
from tests.pages.targets_app import part


def test_undo_redo_and_reset_lead_back_and_forth() -> None:
    app = moved(opened(), "irrigation_per_mu", 204.0)
    after = answer(app)
    assert figures(app)["before"] == {"irrigation_per_mu": 243.0}
    assert answer(happened(app, "undo")) == OPENING and lever(app, "irrigation_per_mu") == 243
    assert answer(happened(app, "redo")) == after
    assert answer(happened(app, "reset")) == OPENING and figures(app)["moved"] == {}


def test_the_way_of_one_hand_is_one_step_back() -> None:
    app = opened()
    for value in (230.0, 215.0, 204.0):
        moved(app, "irrigation_per_mu", value, hand=7)
    assert answer(happened(app, "undo")) == OPENING


def test_reset_leaves_levers_of_other_pages() -> None:
    app = opened(s=code(patents=40.0, blue_green=80.0))
    assert figures(app)["moved"] == {"blue_green": 80.0}
    happened(app, "reset")
    assert "Lpt-40" in str(app.query_params["s"]) and "Lbg" not in str(app.query_params["s"])


def test_more_blue_and_green_pushes_the_building_land_back_and_gives_it_back_again() -> None:
    app = moved(opened(), "blue_green", 80.0)
    assert lever(app, "built") == 30 and figures(app)["held"] == {"built": 15.0}
    assert "蓝绿空间占80%、其余用地占5%，城镇建设用地至多15%" in texts(app)
    moved(app, "blue_green", 70.0)
    assert lever(app, "built") == 30 and figures(app)["held"] == {"built": 25.0}


def test_both_what_if_pages_show_the_cap_and_what_is_left_of_it() -> None:
    app = moved(opened(), "blue_green", 80.0)
    app.switch_page(TARGETS)
    app.query_params.clear()
    app.query_params["group"] = "land"
    ran(app.run())
    there = part(app, "whatif_levers")
    assert "built" in there["shown"] and "built" not in there["moved"] and there["held"] == {"built": 15.0}


def test_a_slider_that_would_break_the_sum_stops_and_says_which_limit_holds() -> None:
    app = moved(moved(opened(), "blue_green", 80.0), "built", 28.0)
    assert lever(app, "built") == 15 and figures(app)["held"] == {}
    assert "蓝绿空间占80%、其余用地占5%，城镇建设用地至多15%，停在15%" in app.toast[0].value


def test_a_held_slider_is_told_again_where_it_stands() -> None:
    app = moved(moved(opened(), "blue_green", 80.0), "built", 15.0)
    before = figures(app)
    assert figures(moved(app, "built", 29.0)) == before | {"turn": before["turn"] + 1}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1e9, 1e9, None, True, "29", [29.0]])
def test_a_value_that_no_slider_has_never_enters_the_scenario(value: object) -> None:
    for lever_id in ("irrigation_per_mu", "built", "blue_green"):
        bounds = DECLARED.lever(lever_id)
        app = moved(opened(), lever_id, value)
        assert bounds.low <= lever(app, lever_id) <= bounds.high
        if lever_id == "irrigation_per_mu":
            assert app.warning and lever(app, lever_id) == bounds.default
        if not isinstance(value, float):
            continue
        try:
            held = guarded_value(bounds, value, 70.0, 5.0)
        except LeverError:
            assert app.warning
            continue
        assert held.held_by and bounds.low <= held.value <= bounds.high


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(some.sampled_from(PANELS["land"][:3]), some.floats(0, 100)), max_size=10))
def test_on_any_path_of_these_sliders_the_shares_sum_to_100(path: list[tuple[str, float]]) -> None:
    held = {lever_id: DECLARED.lever(lever_id).default for lever_id in (*PANELS["land"][:3], "reserve")}
    for lever_id, wanted in path:
        held[lever_id] = limited(lever_id, wanted, held["blue_green"], held["other_land"]).value
        held["other_land"] = min(held["other_land"], 20.0)
        land = land_budget(held["blue_green"], held["built"], held["reserve"], held["other_land"])
        assert land.blue_green + land.built + land.reserve + land.other == pytest.approx(100)
        assert min(land.blue_green - 70, land.built, land.reserve, land.other) >= -1e-9
        on_screen = limited("built", held["built"], held["blue_green"], held["other_land"]).value
        assert on_screen == pytest.approx(land.built + land.reserve)


def test_every_lever_of_land_and_water_is_on_the_page() -> None:
    here = {name for group in (*PANELS.values(), *MORE.values()) for name in group}
    assert {lever.id for lever in DECLARED.levers if lever.group in {"land", "water"}} <= here


def test_the_plain_controls_say_and_hold_the_same() -> None:
    app = opened()
    app.session_state["whatif_plain"] = True
    ran(app.run())
    assert app.subheader[0].value == OPENING
    assert not app.get("bidi_component") or all("balance_page" not in e.proto.id for e in app.get("bidi_component"))
    ran(app.number_input(key="lever_exact_blue_green").set_value(80.0).run())
    ran(app.number_input(key="lever_exact_built").set_value(25.0).run())
    assert any("停在" in toast.value for toast in app.toast)
    assert app.number_input(key="lever_exact_built").value == 15.0
