"""Figures of the pictures: streams that carry what enters, heights within the deck, names apart, axes that hold all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.base.scales import Theme, colour, palette
from components.drawing.chart import Chart
from components.drawing.charts.balance import ROLES, apart
from components.drawing.charts.balance_board import LINE, Board, board_spec
from components.drawing.charts.balance_needs import NeedBar, needs_board
from components.drawing.charts.balance_panel import Panel
from components.drawing.charts.balance_people import KINDS, LABEL, People, axis_of, people_figures
from components.drawing.charts.balance_pictures import pictures_board
from components.drawing.charts.balance_water import DECK, Ways, matched, water_figures
from components.topics.balance.needs import bar
from model.carrying import Need
from model.trajectory import YEARS

AMOUNT = some.floats(min_value=1, max_value=40000)


def ways(required: float, allotment: float = 0.0, fields: float = 0.7) -> Ways:
    """Water of a scenario: a tenth of all is reclaimed, the uses are parts of the whole."""
    total, rest = required / 0.9, (1 - fields) / 3
    parts = dict.fromkeys(("ecology", "industry", "living"), total * rest)
    return Ways(required=required, allotment=allotment, reclaimed=total * 0.1, irrigation=total * fields, **parts)


def water(required: float, allotment: float = 0.0, fields: float = 0.7) -> dict[str, Any]:
    return water_figures(ways(required, allotment, fields), lambda amount: f"{amount:.0f}")


@given(AMOUNT, some.just(0.0) | AMOUNT, some.floats(0.0, 1.0))
def test_streams_carry_what_enters_and_stay_on_the_deck(required: float, allotment: float, fields: float) -> None:
    amounts = ways(required, allotment, fields)
    assert sum(amount for _, amount in amounts.sources) == pytest.approx(sum(amount for _, amount in amounts.uses))
    poured = matched(amounts.sources, amounts.uses)
    assert sum(amount for *_, amount in poured) == pytest.approx(required / 0.9 + amounts.margin)
    drawn = water(required, allotment, fields)
    for _, _, top, bottom in drawn["nodes"]:
        assert 0 <= top <= bottom <= DECK + 0.1
    for _, _, start, end, wide in drawn["streams"]:
        assert min(start, end) >= 0 and max(start, end) + wide <= DECK + 0.2


@given(AMOUNT, some.just(0.0) | AMOUNT, some.floats(0.0, 1.0))
def test_names_of_a_stage_stand_apart_and_on_the_deck(required: float, allotment: float, fields: float) -> None:
    drawn = water(required, allotment, fields)["names"]
    for stage in range(2):
        places = sorted(y for _, at, y, _ in drawn if at == stage)
        assert all(b - a >= 17 for a, b in pairwise(places)), "a line of lettering"
        assert all(0 <= y <= DECK for y in places)


def test_without_an_allotment_what_is_required_stands_in_its_place() -> None:
    drawn = water(9000)
    assert {kind for kind, stage, *_ in drawn["nodes"] if stage == 0} == {"required", "reclaimed"}
    assert "margin" not in {kind for kind, *_ in drawn["nodes"]}


def test_a_shortage_is_a_source_of_its_own_and_leaves_no_margin() -> None:
    drawn = water(9000, 8000)
    assert "gap" in {kind for kind, *_ in drawn["streams"]}
    assert ("gap", "1000") in {(kind, figure) for kind, _, _, figure in drawn["names"]}
    assert "margin" not in {kind for kind, *_ in drawn["nodes"]}


def test_an_ample_allotment_leaves_a_margin_and_no_shortage() -> None:
    drawn = water(9000, 12000)
    assert "gap" not in {kind for part in drawn.values() for kind, *_ in part}
    heights = {kind: bottom - top for kind, _, top, bottom in drawn["nodes"]}
    assert heights["margin"] / heights["allotted"] == pytest.approx(3000 / 12000, rel=0.02)
    assert heights["irrigation"] / heights["allotted"] == pytest.approx(7000 / 12000, rel=0.02)


def need(values: list[float], added: list[float] | None, service: str = "beds") -> Need:
    return Need(id=service, unit="张", needed=tuple(values), to_add=added and tuple(added), grade="assumed", beside=())


def test_a_need_is_the_stock_and_what_is_to_be_added_in_proportion() -> None:
    there, add = bar(need([316.0, 844.0], [0.0, 528.0]), 1)
    assert (there, add) == (pytest.approx(316 / 844, abs=1e-3), pytest.approx(528 / 844, abs=1e-3))


def test_nothing_is_added_where_nothing_is_known() -> None:
    assert bar(need([100.0, 200.0], None, "nursery_places"), 1) == (1.0, 0.0)


def test_a_need_below_the_stock_shows_no_longer_bar_than_the_need() -> None:
    assert bar(need([400.0, 100.0], [0.0, 0.0]), 1) == (0.25, 0.0)


def test_a_service_that_nobody_needs_has_no_bar() -> None:
    assert bar(need([0.0, 0.0], [0.0, 0.0]), 1) == (0.0, 0.0)


def people(**changed: object) -> People:
    given: dict[str, object] = {
        "lines": {
            "people": [20.0 + i for i in range(13)],
            "urban": [6.0 + i for i in range(13)],
            "land": [40.0] * 13,
            "water": [41.0 - i for i in range(13)],
        },
        "year": 2035,
        "broken": ((2034, "2034年超出水"), (2035, "2035年超出地")),
        "figure": {"people": "32", "urban": "18", "land": "40", "water": "29"},
    }
    return People(**(given | changed))  # type: ignore[arg-type]


def test_lines_hold_every_year_and_the_first_limit_that_breaks_is_marked_on_the_people() -> None:
    drawn = people_figures(people())
    assert [len(line) for line in drawn["lines"]] == [len(YEARS)] * len(KINDS)
    assert drawn["broken"] == (2034, 31.0, "2034年超出水")
    assert people_figures(people(broken=()))["broken"] is None


@given(some.floats(0, 1e5))
def test_an_axis_begins_at_nought_ends_round_and_holds_the_highest(highest: float) -> None:
    top, ticks = axis_of(highest)
    assert ticks[0] == 0 and ticks[-1] == top >= highest
    assert all(b > a for a, b in pairwise(ticks)) and len(ticks) <= 6


def test_names_at_the_end_stand_apart_and_keep_their_order() -> None:
    lines = {"people": [30.0] * 13, "urban": [10.0] * 13, "land": [30.5] * 13, "water": [60.0] * 13}
    drawn = people_figures(people(lines=lines))
    places = dict(drawn["names"])
    assert places["people"] < places["land"] < places["water"]
    assert places["land"] - places["people"] >= LABEL * drawn["top"] - 0.1


def test_a_figure_close_below_another_line_stands_below_its_point() -> None:
    lines = {"people": [30.0] * 13, "urban": [10.0] * 13, "land": [33.0] * 13, "water": [60.0] * 13}
    below = {kind: low for kind, _, _, low in people_figures(people(lines=lines))["points"]}
    assert below == {"people": True, "urban": False, "land": False, "water": False}


def test_without_an_allotment_there_is_no_line_of_water() -> None:
    lines = {"people": [30.0] * 13, "urban": [10.0] * 13, "land": [95.0] * 13}
    drawn = people_figures(people(lines=lines, broken=()))
    assert drawn["kinds"] == ["people", "urban", "land"] and len(drawn["lines"]) == 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_is_drawn_in_the_colour_of_its_role(theme: Theme) -> None:
    for role in ROLES.values():
        assert colour(role, theme) == palette(theme).roles[role]


@given(some.lists(some.floats(0, 100), min_size=1, max_size=6), some.floats(0, 30))
def test_what_is_moved_apart_stands_apart_and_in_order(middles: list[float], gap: float) -> None:
    found = apart(sorted(middles), [gap] * len(middles), 0.0, float("inf"))
    assert all(b - a >= gap - 1e-9 for a, b in pairwise(found))
    assert all(place >= middle for place, middle in zip(found, sorted(middles), strict=True))


def test_neighbours_give_way_to_the_end_of_the_room() -> None:
    assert apart([90.0, 95.0], [20.0], 0.0, 100.0) == [80.0, 100.0]


def panel(ident: str, figures: dict[str, Any], names: dict[str, str]) -> Panel:
    return Panel(
        ident, f"{ident} 12.3", "约束" if ident == "water" else "", "甲 × 乙 = 丙。" * 6, "已到底线。", names, figures
    )


LAND = {
    "parts": [("blue_green", 70.0, "70%", "558.6 平方公里"), ("other", 0.0, "0%", "0 平方公里"),
              ("reserve", 3.0, "3%", "23.9 平方公里"), ("built", 27.0, "27%", "215.5 平方公里")],
    "limit": 70.0, "limits": ("蓝绿不低于70%", "建设不高于30%"), "used": 0.26, "usedWords": "占 26%",
}  # fmt: skip
LAND_NAMES = {"blue_green": "蓝绿空间", "other": "其余", "reserve": "战略留白", "built": "可用建设"}
WATER_KINDS = ("required", "allotted", "reclaimed", "gap", "irrigation", "ecology", "industry", "living", "margin")
WATER_NAMES = dict.fromkeys(WATER_KINDS, "水")
NEEDS = tuple(NeedBar(name, 0.4, 0.6, name == "床位", "需 844 张", "列名 2 处；" * 9) for name in ("床位", "托位"))


def board(width: float, size: float = 1.0, height: float = 176) -> Board:
    panels = (
        panel("land", LAND, LAND_NAMES),
        panel("water", water(9000, 12000), WATER_NAMES),
        panel("people", people_figures(people()), dict.fromkeys(KINDS, "人口")),
        panel("services", {"needs": NEEDS}, {}),
    )
    return pictures_board(panels, width, size, height)


@pytest.mark.parametrize(("width", "size"), [(1726.0, 1.0), (2600.0, 1.5), (3600.0, 2.0)])
def test_every_mark_of_the_pictures_stands_on_the_board(width: float, size: float) -> None:
    frame = board(width, size).frame
    ends = frame[frame["layer"] != LINE]
    assert frame["x"].max() <= width * 10 + 1 and ends["x2"].max() <= width * 10 + 1
    assert ends[["y", "y2"]].max().max() <= board(width, size).height * 10 + 1


@pytest.mark.parametrize("width", [316.0, 700.0, 1130.0, 1726.0])
def test_the_needs_stand_on_their_board_with_every_word(width: float) -> None:
    drawn = needs_board("服务", "灰块为存量。", NEEDS, width, 1.0)
    assert drawn.frame["y"].max() <= drawn.height * 10 and drawn.frame["x2"].max() <= width * 10 + 1
    assert "".join(text for text in drawn.texts() if "列名" in text or text == "处；").count("列名") == 18


def test_a_land_part_without_room_for_its_name_is_named_below_the_bar() -> None:
    drawn = pictures_board((panel("land", LAND, LAND_NAMES),), 300.0, 1.0, 152)
    assert "战略留白 3% 23.9 平方公里" in drawn.texts() and "蓝绿空间 70%" in drawn.texts()


def test_the_lines_tell_year_and_value() -> None:
    frame = board(1726).frame
    lines = frame[frame["layer"] == LINE]
    assert set(lines["x2"]) == set(YEARS) and (lines["y2"] / 10).max() == 41.0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_view_is_the_same_for_other_figures_and_becomes_a_picture_without_a_browser(theme: Theme) -> None:
    drawn = board(1726)
    spec = board_spec(drawn, theme)
    assert spec == board_spec(board(1726), theme)
    chart = Chart("balance", "以水四定", {**spec, "width": 1726}, "", drawn.frame)
    svg = chart.svg()
    assert all(text in svg for text in ("蓝绿空间 70%", "约束", "已到底线。", "需 844 张"))
    assert colour("river_blue_green", theme).lower() in svg.lower()
    assert chart.png(1.0).startswith(b"\x89PNG")


def test_rows_of_needs_whose_figures_take_two_lines_do_not_overlap() -> None:
    needs = [replace(need, figure="about 31,000 units needed, about 7,800 of them for people added") for need in NEEDS]
    frame = needs_board("Services", "Grey: stock.", needs, 1726.0, 1.0).frame
    figures = frame[frame["text"].str.contains("needed|people added|for people", regex=True)]
    heights = sorted(figures["y"])
    assert len(heights) == 4
    assert all(below - above >= 160 for above, below in pairwise(heights)), "tenths of px: a line of lettering"
