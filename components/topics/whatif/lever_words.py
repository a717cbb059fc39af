"""Words of every lever: title, range, explanation, and the printed figures marked on its slider."""

from collections.abc import Sequence
from typing import Any

from components.base.scales import GRADE_MARK
from components.drawing.charts.sensitivity import Swing
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import bare_figure
from components.topics.whatif.state import ASSUMPTIONS, RELATED
from components.words.citation import KINDS
from components.words.format import number, quantity
from components.words.text import pick, tr
from data.baseline import Tick
from model.formulas import ancestors
from model.lever import Lever
from model.sensitivity import Bar

TICK_MARKS = {"status_quo": "●", "plan": "◆", "goal": "▲", "reported": "■"}
TICK_WORDS = KINDS | {"status_quo": "实际"}


def lever_words(facts: Facts) -> dict[str, dict[str, Any]]:
    """Lever id to its fixed words and figures, in the form that the browser code reads."""
    return {lever.id: _words(facts, lever) for lever in facts.baseline.levers}


def _words(facts: Facts, lever: Lever) -> dict[str, Any]:
    return {
        "title": pick(lever.title_zh, lever.title_en),
        "label": tr("{title}（{unit}）", title=pick(lever.title_zh, lever.title_en), unit=tr(lever.unit)),
        "unit": tr(lever.unit),
        "grade": GRADE_MARK[lever.grade],
        "base": lever.default,
        "low": lever.low,
        "high": lever.high,
        "step": lever.step,
        "decimals": facts.entries[lever.id].decimals,
        "about": about(facts, lever),
        "ticks": [
            {"kind": t.kind, "sign": TICK_MARKS[t.kind], "value": t.value, "inside": t.inside, "label": tick_text(t)}
            for t in facts.ticks[lever.id]
        ]
        + plausible_ticks(lever),
    }


def plausible_ticks(lever: Lever) -> list[dict[str, Any]]:
    """Brackets around where the true value may lie; nothing where nothing tells."""
    if lever.plausible is None:
        return []
    low, high = lever.plausible
    words = tr("[ ] 可能{low}至{high}", low=number(low), high=number(high))
    ends = ((low, "[", words), (high, "]", ""))
    return [{"kind": "soft", "sign": sign, "value": end, "inside": True, "label": label} for end, sign, label in ends]


def lever_name(lever: Lever) -> str:
    """The lever's title, assumptions flagged."""
    return ("△ " if lever.role == "assumption" else "") + pick(lever.title_zh, lever.title_en)


def swings_of(facts: Facts, bars: Sequence[Bar], outcome_id: str) -> list[Swing]:
    """The bars of a sensitivity chart: each lever with its bounds, and the outcome at both of them, in its unit."""
    return [
        Swing(
            tr(
                "{name}（{low}～{high}）",
                name=lever_name(lever), low=number(lever.low), high=quantity(lever.high, lever.unit),
            ),
            bar.at_low, bar.at_high, bar.now,
            bare_figure(outcome_id, bar.at_low), bare_figure(outcome_id, bar.at_high),
        )
        for bar in bars
        if (lever := facts.baseline.lever(bar.lever_id))
    ]  # fmt: skip


def about(facts: Facts, lever: Lever) -> str:
    """Explanation, the reason for an assumed default, and the bounds."""
    entry = facts.entries[lever.id]
    words = [pick(entry.explanation.zh, entry.explanation.en)]
    if entry.reason:
        words.append(tr("默认值的理由：") + pick(entry.reason.zh, entry.reason.en))
    if entry.source_ids:
        titles = tr("、").join(facts.sources[source].printed_title for source in entry.source_ids)
        words.append(tr("资料：{titles}", titles=titles))
    if lever.plausible:
        low, high = lever.plausible
        words.append(tr("可能的范围：{low} 至 {high}", low=number(low), high=quantity(high, lever.unit)))
    bounds = tr("可调范围 {low} 至 {high}", low=number(lever.low), high=quantity(lever.high, lever.unit))
    return "\n\n".join([*words, bounds])


def tick_text(tick: Tick) -> str:
    """`◆ 2024计划 11`; a figure beyond the slider says so."""
    word, value = tr(TICK_WORDS[tick.kind]), number(tick.value) + ("" if tick.inside else tr("（界外）"))
    label = word if tick.year is None else tr("{year}{kind}", year=tick.year, kind=word)
    return f"{TICK_MARKS[tick.kind]} {label} {value}"


def shown_levers(facts: Facts, group: str, outcome_id: str) -> tuple[Lever, ...]:
    """The levers of a group; assumptions only in their own group, or where they move the outcome that is looked at."""
    levers = facts.baseline.levers
    if group == RELATED:
        return tuple(lever for lever in levers if lever.id in ancestors(outcome_id))
    if group == ASSUMPTIONS:
        return tuple(lever for lever in levers if lever.role == "assumption")
    return tuple(lever for lever in levers if lever.group == group and lever.role != "assumption")


def group_ids(facts: Facts) -> tuple[str, ...]:
    """Groups that hold a lever, in the order of the page."""
    used = {lever.group for lever in facts.baseline.levers if lever.role != "assumption"}
    return tuple(group.id for group in facts.groups if group.id in used)


def group_names(facts: Facts) -> dict[str, str]:
    """Every choice of levers by its name, the assumptions last."""
    titles = {group.id: pick(group.title.zh, group.title.en) for group in facts.groups}
    names = {group: titles[group] for group in group_ids(facts)}
    return names | {RELATED: tr("影响所选结果的"), ASSUMPTIONS: tr("△ 假设（另列）")}
