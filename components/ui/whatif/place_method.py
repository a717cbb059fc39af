"""Panel of an outcome of places (minutes, cover) in place of a formula: figures by year, method, link to the map."""

import pandas as pd
import streamlit as st

from components.topics import residents
from components.topics.whatif import results
from components.topics.whatif import state as states
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import (
    OUTCOMES,
    change_of,
    change_unit,
    graded,
    is_within_error,
    shown_value,
    title_of,
)
from components.ui.menu import target
from components.ui.reach.model import build_with_sign
from components.words.citation import scope_label
from components.words.format import number, signed, year
from components.words.text import tr
from model.cover.outcomes import COVER_OUTCOMES
from model.reach.outcomes import REACH_OUTCOMES
from model.scenario import BASELINE, Scenario


def place_method(facts: Facts, scenario: Scenario, outcome_id: str, at: int) -> None:
    """Value, the years beside the baseline, method, error, and the way to the map."""
    if outcome_id in REACH_OUTCOMES:
        build_with_sign()
    outcome = results.outcome(facts, scenario, outcome_id)
    parts = (shown_value(outcome_id, outcome.at(at)), scope_label(outcome.scope), graded(outcome))
    st.markdown(f"**{title_of(outcome_id)}　{year(at)}**  \n**{parts[0]}** · {parts[1]} · {parts[2]}")
    st.table(years_table(facts, scenario, outcome_id), border="horizontal")
    lines = _reach_lines if outcome_id in REACH_OUTCOMES else _cover_lines
    for line in lines(scenario, outcome_id, at):
        st.caption(line)
    _way_to_the_map(outcome_id, at)


def _way_to_the_map(outcome_id: str, at: int) -> None:
    if outcome_id in REACH_OUTCOMES:
        st.page_link(
            target("crossings"),
            label=tr("在跨河通道中查看地图与各街道"),
            icon=":material/conversion_path:",
            query_params={"view": "reach", "to": REACH_OUTCOMES[outcome_id].destination, "year": str(at)},
        )
    else:
        st.page_link(
            target("facilities"),
            label=tr("在设施与生活圈中查看地图与各街道"),
            icon=":material/school:",
            query_params={"view": "circles", "kind": COVER_OUTCOMES[outcome_id].kind, "year": str(at)},
        )


def years_table(facts: Facts, scenario: Scenario, outcome_id: str) -> pd.DataFrame:
    """One row a year: the scenario, the baseline, and the change."""
    unit, decimals = change_unit(outcome_id), OUTCOMES[outcome_id].decimals
    now, base = (results.outcome(facts, one, outcome_id) for one in (scenario, BASELINE))
    rows = {}
    for at in states.years():
        value, before = now.at(at), base.at(at)
        change = change_of(outcome_id, before, value)
        moved = tr("没有数") if change is None else signed(change, unit, decimals) if change else tr("相同")
        moved = tr("在误差以内") if is_within_error(outcome_id, change) else moved
        rows[year(at)] = [number(value, decimals), number(before, decimals), moved]
    return pd.DataFrame.from_dict(rows, orient="index", columns=[tr("方案"), tr("基准"), tr("差")])


def _reach_lines(scenario: Scenario, outcome_id: str, at: int) -> list[str]:
    """Dependencies, method and error of minutes."""
    from components.topics.reach import method_words
    from components.topics.reach.between import Pair, between

    scene = between(Pair(BASELINE, scenario, at, REACH_OUTCOMES[outcome_id].destination))
    return [
        tr("只随方案中通道的关闭、开通和推迟变化，与调节项无关；按本版数据的人口加权平均。")
        if residents.residents()
        else tr("只随方案中通道的关闭、开通和推迟变化，与调节项无关；按土地面积平均，没有人口权重。"),
        method_words.method(scene),
        method_words.error(scene),
        tr("用默认假定；在跨河通道页改动的假定和导入的路网不影响这里。"),
    ]


def _cover_lines(scenario: Scenario, outcome_id: str, at: int) -> list[str]:
    """Dependencies, method and what is missing of a cover."""
    from components.topics.facilities import cover_words
    from components.topics.facilities.difference import difference
    from components.topics.facilities.difference_words import method

    answer = difference(BASELINE, scenario, COVER_OUTCOMES[outcome_id].kind, at)
    lines = [
        tr("只随方案中设施的新增、移动和撤除变化，与调节项无关；计年底已建成或开放的设施，在建和规划的不计。"),
        method(answer, at),
        cover_words.circle_reason(answer.after),
        cover_words.missing(answer.after),
    ]
    return [line for line in lines if line]
