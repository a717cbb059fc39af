"""The cost of a crossing's slip in words and tables: minutes, counts, indicators."""

import pandas as pd

from components.topics.crossings.facts import Facts as CrossingFacts
from components.topics.facilities.state import TODAY
from components.topics.industry import slips
from components.topics.industry.slips import Cost, Slip
from components.topics.industry.state import State
from components.topics.milestones import indicator_titles
from components.topics.reach import method_words
from components.topics.reach import words as reach_words
from components.topics.reach.scene import Scene, unit_names
from components.topics.reach.uncertainty import error_to, is_beyond
from components.words.citation import grade_label, place_label
from components.words.quotation import printed
from components.words.text import pick, tr


def headline(facts: CrossingFacts, now: Scene, slip: Slip, state: State) -> str:
    """What happens when the crossing opens late: minutes over the whole area, the worst subdistrict, the count."""
    cost = slip.cost(state.to)
    if cost is None:
        return tr("**{name}**没有公开坐标，无法计算推迟开通增加的时间。", name=slip.name) + link_sentence(slip)
    error = error_to(now, cost.place)
    where = tr("到{place}", place=now.destination)
    if slip.year is None:
        text = tr("**{name}**没有公布通车年份；每推迟一年，{where}", name=slip.name, where=where)
        ground = tr("（△ 按 {year} 年路网和假设的车速）；", year=TODAY)
    else:
        years = {"by": state.by, "year": slip.year, "late": slip.year + state.by}
        text = tr("**{name}推迟 {by} 年（{year}→{late}）**：推迟期间{where}", **years, name=slip.name, where=where)
        ground = tr("（△ 按假设的车速）；")
    text += tr("，{means}", means=reach_words.means(cost.whole.added, error))
    if is_beyond(cost.worst.added, error):
        worst = {"area": unit_names()[cost.worst.unit], "worst": reach_words.added(cost.worst.added)}
        text += tr("，{area}最多，{worst} 分钟", **worst)
    text += ground
    return text + _elsewhere(now, slip, cost, state) + count_sentence(facts, slip, state.by) + link_sentence(slip)


def _elsewhere(now: Scene, slip: Slip, cost: Cost, state: State) -> str:
    """To which other places the way gets longer, or that it does not; "" where one place is asked for."""
    if state.to:
        return ""
    felt = [
        one for one in slip.costs if one.place != cost.place and is_beyond(one.whole.added, error_to(now, one.place))
    ]
    if not felt:
        return tr("到其余 {n} 个目的地的变化在误差以内；", n=len(slip.costs) - 1)
    names = tr("、").join(f"{now.place_name(one.place)} {reach_words.added(one.whole.added)}" for one in felt)
    return tr("另外：{names}；", names=names)


RANKING = "推迟一年开通，哪处代价最大"


def count_sentence(facts: CrossingFacts, slip: Slip, by: int) -> str:
    """How many crossings are open in the announced year, with and without the slip; "" without a year."""
    pairs = slips.counts(facts, slip, by)
    if not pairs:
        return ""
    first = pairs[0]
    if first.announced == first.slipped:
        return tr("{year}年底通道数不变（{n} 处，它是否计入没有写明）；", year=first.year, n=first.announced)
    return tr(
        "{year}年底列名通车 {n} 处变为 {m} 处；", year=first.year, n=first.announced, m=first.slipped
    )  # fmt: skip


def link_sentence(slip: Slip) -> str:
    """Which indicators it moves."""
    if not slip.links:
        return tr("没有条款把它与指标联系起来。")
    return tr("关联指标：{names}。", names=tr("、").join(indicator_titles(slip.links)))


def method(now: Scene) -> str:
    """On what the minutes rest, and that everything else stays."""
    alone = tr("每次只推迟一处，其余通道按资料所载；没有公布年份的按 {year} 年的路网估算。", year=TODAY)
    return f"{alone}{method_words.method(now)}"


def ranking_table(now: Scene, ranked: tuple[Slip, ...], to: str) -> pd.DataFrame:
    """One row a crossing that is not open yet, indexed by id: announced year, minutes and their error, to where, the
    subdistrict that loses most where that can be told."""
    rows = {slip.ident: [slip.name, *_cost_cells(now, slip, to), len(slip.links)] for slip in ranked}
    columns = [
        *(tr("通道"), tr("通车年份"), tr("全域增加（分钟）"), tr("误差（±分钟）"), tr("去往"), tr("最受影响（分钟）")),
        tr("关联指标"),
    ]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _cost_cells(now: Scene, slip: Slip, to: str) -> list[object]:
    cost, year = slip.cost(to), str(slip.year) if slip.year else tr("未公布")
    if cost is None:
        return [year, None, None, tr("没有坐标"), "—"]
    error, worst = error_to(now, cost.place), cost.worst
    most = f"{unit_names()[worst.unit]} {reach_words.added(worst.added)}" if is_beyond(worst.added, error) else "—"
    return [year, round(cost.whole.added, 1), round(error, 1), now.place_name(cost.place), most]


def counts_table(facts: CrossingFacts, slip: Slip, by: int) -> pd.DataFrame:
    """Year, crossings as announced and with the slip."""
    rows = [[str(pair.year), pair.announced, pair.slipped] for pair in slips.counts(facts, slip, by)]
    return pd.DataFrame(rows, columns=[tr("年底"), tr("如期（处）"), tr("推迟后（处）")])


def links_table(slip: Slip) -> pd.DataFrame:
    """Indicators that the crossing moves, with reason, grade and clause."""
    rows = [
        [
            indicator_titles([link])[0], pick(str(link["reason"]), str(link["reason_en"])),
            grade_label(str(link["grade"])), printed(str(link["quote"])), place_label(str(link["locator"])),
        ]
        for link in slip.links
    ]  # fmt: skip
    columns = [tr("关联指标"), tr("理由"), tr("联系的等级"), tr("原文"), tr("出处位置")]
    return pd.DataFrame(rows, columns=columns)
