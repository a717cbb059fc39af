"""Gaps between crossings in words and as a table, each with the error that comes from the places at its ends."""

from itertools import pairwise

import pandas as pd

from components.topics.crossings import words
from components.topics.crossings.facts import Facts, Line
from components.topics.crossings.state import State
from components.words.text import tr
from model.scenario import Scenario
from model.spacing import Gap, Position, Spacing

NO_COORDINATE = "无文献坐标"
"""How the source of a point begins that nothing published backs."""


def gaps_table(facts: Facts, year: int, scenario: Scenario, *, unclear: bool) -> pd.DataFrame:
    """Every gap at the end of a year: names at both ends, length, ± and bounds in km with one decimal."""
    spacing = facts.spacing(year, scenario, unclear=unclear)
    rows = [
        [
            *(end_name(facts, spacing, gap.start), end_name(facts, spacing, gap.end), gap.km, gap.error_km),
            *(gap.least_km, gap.most_km, _doubt(spacing, gap)),
        ]
        for gap in spacing.gaps
    ]
    columns = [tr("从"), tr("到"), tr("公里"), "±", tr("至少"), tr("至多"), tr("说明")]
    return pd.DataFrame(rows, columns=columns).round(1)


def _doubt(spacing: Spacing, gap: Gap) -> str:
    """What the errors leave open about the ends of a gap."""
    if gap.ordered:
        return ""
    return tr("先后未定") if gap in spacing.unordered else tr("可能在起步区河段之外")


def end_name(facts: Facts, spacing: Spacing, position: Position) -> str:
    """The crossing at an end of a gap, or the end of the stretch."""
    line = facts.one(position.ident)
    if line is not None:
        return line.name
    return tr("起步区上游端") if position == spacing.start else tr("起步区下游端")


def sentences(facts: Facts, state: State, scenario: Scenario) -> tuple[str, ...]:
    """Between which crossings the largest gap lies, as far as that is certain, and whose order is not."""
    spacing = facts.spacing(state.year, scenario, unclear=state.unclear)
    return (_widest(facts, spacing), *order_sentences(facts))


def _widest(facts: Facts, spacing: Spacing) -> str:
    names = [_span(facts, spacing, gap) for gap in spacing.perhaps_largest]
    if len(names) == 1:
        return tr("最大一段：{span}。", span=names[0])
    return tr("最大一段不能断定，误差范围内可能是：{spans}。", spans=tr("；").join(names))


def _span(facts: Facts, spacing: Spacing, gap: Gap) -> str:
    start, end = (end_name(facts, spacing, place) for place in (gap.start, gap.end))
    return f"{start} — {end}{tr('（{length}）', length=words.km_within(gap.km, gap.error_km))}"


def order_sentences(facts: Facts) -> tuple[str, ...]:
    """Which neighbouring crossings, open or not, may lie in either order; nothing where all orders are certain."""
    pairs = [tr("{a}与{b}", a=one.name, b=other.name) for one, other in _unordered(facts)]
    if not pairs:
        return ()
    return (tr("位置误差相叠，上下游次序和间距不能断定：{pairs}。", pairs=tr("；").join(pairs)),)


def order_of(facts: Facts, ident: str) -> str:
    """Against which neighbour the order of one crossing is open; "" where it is certain."""
    others = [pair[1 - at].name for pair in _unordered(facts) for at in (0, 1) if pair[at].ident == ident]
    return tr("与{other}的上下游次序不能断定", other="、".join(others)) if others else ""


def _unordered(facts: Facts) -> list[tuple[Line, Line]]:
    """Neighbours among all located crossings, open or not, of which the errors leave open which lies upstream."""
    placed = [line for line in facts.lines if line.crossing.position is not None]
    lines = sorted(placed, key=lambda line: line.crossing.position or Position(0))
    return [
        (one, other)
        for one, other in pairwise(lines)
        if one.crossing.position and other.crossing.position
        if not Gap(one.crossing.position, other.crossing.position).ordered
    ]


def largest_label(spacing: Spacing) -> str:
    """What the largest gap is called: as measured, where others may be larger within the errors."""
    return tr("最大间距") if len(spacing.perhaps_largest) == 1 else tr("最大间距（图上量得，未必最大）")


def without_coordinate(facts: Facts, spacing: Spacing) -> int:
    """How many of the positions are estimates that no published coordinate backs."""
    lines = [facts.one(place.ident) for place in spacing.positions]
    return sum(
        line is not None and line.place is not None and line.place["properties"]["source"].startswith(NO_COORDINATE)
        for line in lines
    )
