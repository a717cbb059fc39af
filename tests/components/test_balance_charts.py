"""Pictures of the balance: whole, in proportion, nothing beyond the sheet, specs constant, lettering apart."""

from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.charts.balance import LAYERS, LETTERING, ROLES, apart, picture_spec, sheet_table
from components.charts.balance_land import Limits, Part, draw_land
from components.charts.balance_needs import NeedRow, draw_needs
from components.charts.balance_people import People, people_rows, people_spec, people_table
from components.charts.balance_water import Ways, draw_water, matched
from components.charts.indicator_sheet import Sheet
from components.scales import Theme
from model.balance import land_budget
from model.trajectory import YEARS

LIMITS = Limits("蓝绿不低于70%", "建设不高于30%")
NAMES = {
    name: name for name in ("available", "usable", "gap", "nature", "production", "living", "margin")
}  # fmt: skip
AMOUNT = some.floats(min_value=1, max_value=40000)


def land(blue_green: float, built: float, reserve: float, width: float = 540.0) -> Sheet:
    budget = land_budget(blue_green, built, reserve)
    shares = {kind: getattr(budget, kind) for kind in ("blue_green", "other", "reserve", "built")}
    parts = tuple(Part(kind, share, f"{kind} {share:g}%", "9 平方公里") for kind, share in shares.items())
    return draw_land(parts, LIMITS, (0.5, "一半"), width, 1.0)


def boxes(sheet: Sheet, top: float = 0.0, bottom: float = 1e9) -> dict[str, dict[str, float]]:
    rows = sheet.frame[sheet.frame["layer"].isin(["fill", "pale"]) & sheet.frame["y"].between(top, bottom)]
    return {str(row["kind"]): row for row in rows.to_dict("records")}


@given(some.floats(70, 90), some.floats(5, 30), some.floats(0, 40))
def test_the_bar_of_the_land_is_whole_and_keeps_to_the_line(blue_green: float, built: float, reserve: float) -> None:
    sheet = land(blue_green, built, reserve)
    parts = boxes(sheet, 20, 30)
    line = float(sheet.frame[sheet.frame["layer"] == "limit"]["x"].iloc[0])
    assert sum(part["x2"] - part["x"] for part in parts.values()) == pytest.approx(540, abs=0.5)
    assert parts["blue_green"]["x2"] >= line - 0.11
    assert parts["built"]["x"] >= line - 0.11


def test_floor_and_cap_are_one_line_with_both_names() -> None:
    frame = land(70, 30, 10).frame
    assert len(frame[frame["layer"] == "limit"]) == 1
    assert {"蓝绿不低于70%", "建设不高于30%"} <= set(frame["text"])


def test_names_of_narrow_parts_stand_under_the_bar_and_lose_the_area_before_they_meet() -> None:
    wide, narrow = land(70, 12, 40), land(70, 12, 40, width=300.0)
    assert any("平方公里" in text for text in wide.frame[wide.frame["layer"] == "beneath"]["text"])
    assert not any("平方公里" in text for text in narrow.frame[narrow.frame["layer"] == "beneath"]["text"])


def test_a_used_capacity_beyond_its_end_is_red_and_never_longer_than_the_bar() -> None:
    part = (Part("blue_green", 100.0, "甲", "1"),)
    sheet = draw_land(part, LIMITS, (2.5, "超出"), 500.0, 1.0)
    assert boxes(sheet, 60)["gap"]["x2"] == 500
    assert "超出" in set(sheet.frame[sheet.frame["layer"] == "alert"]["text"])


@given(AMOUNT, some.floats(0.2, 0.9), AMOUNT, AMOUNT)
def test_streams_carry_what_enters_and_stay_on_the_sheet(
    available: float, share: float, production: float, living: float
) -> None:
    ways = Ways(available, available * share, production, living, NAMES)
    assert sum(amount for _, amount in ways.sources) == pytest.approx(sum(amount for _, amount in ways.uses))
    poured = matched(ways.sources, ways.uses)
    assert sum(amount for *_, amount in poured) == pytest.approx(production + living + max(
        ways.usable - production - living, 0))  # fmt: skip
    frame = draw_water(ways, 540.0, 186.0, 1.0).frame
    drawn = frame[frame["layer"].isin(["fill", "band"])]
    assert drawn["y"].min() >= -0.1 and drawn["y2"].max() <= 187.1


def test_a_shortage_is_a_red_source_and_leaves_no_margin() -> None:
    frame = draw_water(Ways(4000, 2400, 2725, 2011, NAMES), 540.0, 186.0, 1.0).frame
    assert {"gap"} <= set(frame[frame["layer"] == "band"]["kind"])
    assert "margin" not in set(frame[frame["layer"] == "fill"]["kind"])
    assert "gap" in set(frame[frame["layer"] == "alert"]["text"])


def test_a_name_that_would_reach_the_next_stage_takes_two_lines() -> None:
    ways = Ways(10000, 6000, 2725, 1420, NAMES | {"usable": "生活与生产 6,000"})
    assert "生活与生产 6,000" in set(draw_water(ways, 540.0, 186.0, 1.0).frame["text"])
    assert {"生活与生产", "6,000"} <= set(draw_water(ways, 300.0, 186.0, 1.0).frame["text"])


def test_enough_water_leaves_a_margin_and_no_red() -> None:
    frame = draw_water(Ways(10000, 6000, 2725, 1420, NAMES), 540.0, 186.0, 1.0).frame
    assert "gap" not in set(frame["kind"])
    heights = {row["kind"]: row["y2"] - row["y"] for row in frame[frame["layer"] == "fill"].to_dict("records")}
    assert heights["production"] / heights["living"] == pytest.approx(2725 / 1420, rel=0.02)


def row(**changed: object) -> NeedRow:
    given: dict[str, object] = {
        "name": "床位", "needed": 844.0, "there": 316.0, "most": 844.0, "stock_known": True, "figures": "需 844 张",
        "beside": "在建：若干；不相减",
    }  # fmt: skip
    return NeedRow(**(given | changed))  # type: ignore[arg-type]


def test_a_need_is_the_stock_and_what_is_to_be_added_in_proportion() -> None:
    found = boxes(draw_needs([row()], 1600.0, 1.0))
    stock, add = (found[kind]["x2"] - found[kind]["x"] for kind in ("stock", "add"))
    assert stock / (stock + add) == pytest.approx(316 / 844, abs=0.01)


def test_an_unknown_stock_is_pale_and_nothing_is_added_where_nothing_is_known() -> None:
    frame = draw_needs([row(there=None, stock_known=False)], 1600.0, 1.0).frame
    assert set(frame["kind"]) - {""} == {"unknown"}
    assert set(frame[frame["kind"] == "unknown"]["layer"]) == {"pale"}


def test_a_need_below_the_stock_shows_no_longer_bar_than_the_need() -> None:
    found = boxes(draw_needs([row(needed=100.0)], 1600.0, 1.0))
    assert "add" not in found
    assert found["stock"]["x2"] - found["stock"]["x"] == pytest.approx(1600 * 0.13 * 100 / 844, rel=0.02)


def test_on_a_narrow_screen_the_words_stand_under_the_bar() -> None:
    wide, narrow = draw_needs([row()], 1600.0, 1.0), draw_needs([row()], 340.0, 1.0)
    assert narrow.height > wide.height
    assert narrow.frame[narrow.frame["layer"] == "note"]["x"].max() == 0


def people(**changed: object) -> People:
    given: dict[str, object] = {
        "lines": {"people": [20.0 + i for i in range(13)], "land": [40.0] * 13, "water": [41.0 - i for i in range(13)]},
        "names": {"people": "人口", "land": "用地", "water": "水"},
        "year": 2035,
        "broken": ((2034, "2034年超出水"),),
        "figure": {"people": "32.0", "land": "40.0", "water": "29.0"},
    }
    return People(**(given | changed))  # type: ignore[arg-type]


def people_frame(drawn: People, height_px: float) -> pd.DataFrame:
    frame = pd.DataFrame(people_rows(drawn, height_px))
    assert len(people_table(drawn, height_px)) == len(frame)
    return frame


def test_the_year_a_limit_breaks_is_marked_at_the_people_of_that_year() -> None:
    frame = people_frame(people(), 260.0)
    mark = frame[frame["layer"] == "broken"].iloc[0]
    assert (mark["year"], mark["value"]) == (2034, 31.0)
    assert len(frame[frame["layer"] == "broken_late"]) == 1
    early = people_frame(people(broken=((2024, "2024年超出水"),)), 260.0)
    assert len(early[early["layer"] == "broken_early"]) == 1


def test_room_and_overload_are_drawn_to_the_smaller_of_the_two_limits() -> None:
    frame = people_frame(people(), 260.0)
    over = {row["year"]: row["high"] - row["low"] for row in frame[frame["layer"] == "over"].to_dict("records")}
    assert over[2023] == 0 and over[2035] == pytest.approx(32 - 29)


def test_names_at_the_end_of_close_lines_stand_apart() -> None:
    lines = {"people": [20.0] * 13, "land": [20.5] * 13, "water": [100.0] * 13}
    frame = people_frame(people(lines=lines, broken=()), 260.0)
    values = sorted(frame[frame["layer"] == "name"]["value"])
    assert values[1] - values[0] > 5


@given(some.lists(some.floats(0, 100), min_size=1, max_size=5))
def test_places_are_moved_apart_in_their_order_and_from_the_low_end_on(places: list[float]) -> None:
    found = apart(sorted(places), [15.0] * len(places), 0.0, 100.0)
    assert all(b - a >= 15 - 1e-6 for a, b in pairwise(found))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_specs_hold_no_figures_and_grow_with_the_text_size(theme: Theme) -> None:
    for build in (
        lambda size: picture_spec("land", (540, 190), theme, size),
        lambda size: people_spec(290, theme, size),
    ):
        assert json.dumps(build(1.0)) == json.dumps(build(1.0)) != json.dumps(build(2.0))
        assert '"values": [{' not in json.dumps(build(1.0))


def test_every_kind_drawn_has_a_colour_and_every_layer_drawn_is_sent() -> None:
    drawn = {"land": [land(70, 12, 40), land(70, 30, 10)], "needs": [draw_needs([row()], 1600.0, 1.0)]}
    drawn["water"] = [draw_water(Ways(4000, 2400, 2725, 2011, NAMES), 540.0, 186.0, 1.0)]
    for name, sheets in drawn.items():
        assert all(len(sheet_table(sheet)) == len(sheet.rows) for sheet in sheets)
        spec = picture_spec(name, (540, 190), "light", 1.0)
        filters = {one["transform"][0]["filter"] for one in spec["layer"]}
        for sheet in sheets:
            assert set(sheet.frame["kind"]) - {""} <= set(ROLES)
            assert {f"datum.layer === '{layer}'" for layer in sheet.frame["layer"]} <= filters
    assert set(LETTERING) <= {layer for layers in LAYERS.values() for layer in layers}


def test_all_years_are_drawn() -> None:
    frame = people_frame(people(), 260.0)
    assert list(frame[(frame["layer"] == "line") & (frame["kind"] == "land")]["year"]) == list(YEARS)
