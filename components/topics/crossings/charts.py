"""The unrolled river and the counts by year: rows for the page's charts, and the same charts as whole values."""

from typing import Any

import pandas as pd

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.chart import Chart
from components.drawing.charts.crossings import (
    LineWords,
    Reference,
    count_rows,
    counts_spec,
    reference_rows,
    river_spec,
)
from components.drawing.charts.river_rows import NAME_ROWS, Mark, Room, river_rows
from components.drawing.charts.titled import titled
from components.topics.crossings import sentences, tables, words
from components.topics.crossings.facts import Facts
from components.topics.crossings.state import FIRST, LAST, State
from components.words.text import pick, tr
from model.crossings import count_in
from model.scenario import Scenario

WIDTH, ROOM_WIDTH, COUNTS_HEIGHT = 1240, 850, 360
"""Px of a chart in a picture; fewer on a slide, so that letters are larger there."""


def river_room(facts: Facts, width: float, size: float, rows: int = NAME_ROWS) -> Room:
    """The stretch and every located crossing, with room for the last sign."""
    places = [line.crossing.position.km for line in facts.lines if line.crossing.position is not None]
    return Room((facts.start_km - 1, max(facts.end_km, *places) + 2), width, size, rows)


def rows_of_river(facts: Facts, state: State, scenario: Scenario, room: Room) -> list[dict[str, Any]]:
    """Rows of the unrolled river for one state of the page."""
    signs = facts.signs(state.year, scenario)
    marks = [
        Mark(
            line.ident,
            line.map_name,
            str(signs[line.ident]),
            f"{line.name}　{words.status_word(signs[line.ident])}　{tables.place_words(facts, line)}",
            line.crossing.position.km,
            line.crossing.position.error_km,
        )
        for line in facts.lines
        if line.crossing.position is not None
    ]
    spacing = facts.spacing(state.year, scenario, unclear=state.unclear)
    return river_rows(marks, spacing, state.crossing, room, tr(" 公里"))


def river_alt(year: int) -> str:
    """Text alternative of the unrolled river."""
    return tr("{year}年底沿黄河展开的跨河通道与间距，数值见沿河间距", year=year)


def river_legend() -> str:
    """Signs of the statuses, then the two lines that only the river has."""
    return f"{words.legend()}　{tr('灰线 位置精度')}　{tr('黄线 可能最大的间距')}"


def river_chart(facts: Facts, state: State, scenario: Scenario, look: Look) -> Chart:
    """The river as a straight line in km with the gaps between the crossings that stand.

    Raises LayerContractError where a layer that it is measured on is broken.
    """
    facts.check_measured()
    room = river_room(facts, WIDTH, 1.0)
    title = tr("{year}年底沿黄河的通道与间距", year=state.year)
    notes = [river_legend(), *sentences.arithmetic(facts, state, scenario)]
    spec = river_spec(room.domain, room.height, look.theme, 1.0)
    return Chart(
        ident="river",
        title=title,
        spec=titled(spec, title, notes, WIDTH, look.theme),
        rows=pd.DataFrame(rows_of_river(facts, state, scenario, room)),
        alt=river_alt(state.year),
        source_note=sources_note(facts),
        grades=("official", "reported", "derived", *(("user",) if not scenario.is_baseline else ())),
        room_spec=_for_room(facts, state, scenario, look),
        takeaway=_gaps_in_short(facts, state, scenario),
    )


def _for_room(facts: Facts, state: State, scenario: Scenario, look: Look) -> dict[str, Any]:
    """The river as a slide shows it, with rows for its own width and without arithmetic."""
    room = river_room(facts, ROOM_WIDTH, 1.0)
    spec = titled(river_spec(room.domain, room.height, look.theme, 1.0), "", [river_legend()], ROOM_WIDTH, look.theme)
    return {**spec, "data": {**spec.get("data", {}), "values": rows_of_river(facts, state, scenario, room)}}


def _gaps_in_short(facts: Facts, state: State, scenario: Scenario) -> str:
    """The mean and the largest gap in one sentence, and which crossings are not in them: one of those may well stand in
    the gap."""
    spacing = facts.spacing(state.year, scenario, unclear=state.unclear)
    gaps = {
        "year": state.year,
        "mean": words.km_within(spacing.mean_gap_km, spacing.mean_error_km),
        "most": words.km_within(spacing.largest.km, spacing.largest.error_km),
    }
    left_out = 0 if state.unclear else count_in(facts.crossings(scenario), state.year).unclear
    if not left_out:
        return tr("{year}年底通道平均间距{mean}，量得最大一段{most}", **gaps)
    return tr(
        "{year}年底计入的通道平均间距{mean}，量得最大一段{most}；是否计入未说明的 {n} 处不在内", **gaps, n=left_out
    )


def rows_of_counts(facts: Facts, state: State, scenario: Scenario) -> list[dict[str, Any]]:
    """Rows of the counts for one state of the page."""
    crossings = facts.crossings(scenario)
    stepped = count_rows(
        [count_in(crossings, year) for year in range(FIRST, LAST + 1)],
        words.KNOWN_UNTIL,
        LineWords(tr("有名称且计入"), tr("含是否计入未说明者")),
    )
    year = {"layer": "year", "x": state.year, "y": 0, "text": words.years(state.year)}
    return [year, *stepped, *reference_rows(references(facts), LAST)]


def references(facts: Facts) -> list[Reference]:
    """The documents' counts with the year of their date; planned ones have none."""
    count = {str(row["count_id"]): int(row["count"]) for row in facts.counts}
    return [
        Reference(count["open_2023"], 2023, "actual", tr("{n} 处（文件）", n=count["open_2023"])),
        Reference(count["open_2024_11"], 2024, "reported", tr("{n} 处（报道）", n=count["open_2024_11"])),
        Reference(count["planned"], None, "plan", tr("规划 {n} 处（文件，未写年份）", n=count["planned"])),
        Reference(
            count["planned_densified"], None, "plan",
            tr("加密至 {n} 处（文件，未写年份）", n=count["planned_densified"]),
        ),
    ]  # fmt: skip


def counts_alt() -> str:
    """Text alternative of the counts."""
    return tr("2021至2035年有名称的通道数与文件、报道的数目，数值见下表")


def page_counts_spec(height: int, theme: Theme, size: float) -> dict[str, Any]:
    """The counts without their rows, as wide as their place."""
    return counts_spec((FIRST, LAST), height, theme, size)


def counts_chart(facts: Facts, state: State, scenario: Scenario, look: Look) -> Chart:
    """Crossings that are named by year, stepped, and the documents' counts by shape."""
    title = tr("历年通道数与文件、报道的数目")
    return Chart(
        ident="counts",
        title=title,
        spec=titled(
            page_counts_spec(COUNTS_HEIGHT, look.theme, 1.0), title, [sentences.counts_method()], WIDTH, look.theme
        ),
        rows=pd.DataFrame(rows_of_counts(facts, state, scenario)),
        alt=counts_alt(),
        source_note=sources_note(facts),
        grades=("official", "reported", *(("user",) if not scenario.is_baseline else ())),
    )


def sources_note(facts: Facts) -> str:
    """The documents that the crossings rest on; the press by its number of reports."""
    official = [pick(source.short, source.title.en) for source in facts.used_sources if source.grade == "official"]
    press = len(facts.used_sources) - len(official)
    return tr("资料来源：{documents}；媒体报道 {n} 篇，逐条见表格。", documents=tr("、").join(official), n=press)
