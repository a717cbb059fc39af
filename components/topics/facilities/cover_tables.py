"""The life circles as tables and bars: by subdistrict, by group, and every kind at its own circle."""

from typing import Any

import pandas as pd

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.cover import ShareBar, share_height, share_rows, share_spec
from components.drawing.charts.titled import titled
from components.topics.facilities import cover_words, sentences, siting
from components.topics.facilities.charts import WIDTH, source_note
from components.topics.facilities.cover import Cover, every_kind
from components.topics.facilities.facts import Facts
from components.topics.facilities.state import State
from components.words.text import pick, tr


def subdistricts(facts: Facts, answer: Cover) -> pd.DataFrame:
    """A row a subdistrict: cover, gap, mean distance."""
    unit = tr("人") if answer.by_people else tr("平方公里")
    rows = [
        [facts.area_name(ident), _pct(share.share), round(share.covered, 1), round(share.whole - share.covered, 1),
         cover_words.distance_words(answer.distances[ident])]
        for ident, share in answer.subdistricts.items()
    ]  # fmt: skip
    columns = [
        *(tr("街道"), tr("覆盖率（%）"), tr("圈内（{unit}）", unit=unit), tr("圈外（{unit}）", unit=unit)),
        tr("到最近一处的平均直线距离"),
    ]
    return pd.DataFrame(rows, columns=columns)


def groups(facts: Facts, answer: Cover) -> pd.DataFrame:
    """A row a group; their drawn areas are schematic."""
    unit = tr("人") if answer.by_people else tr("平方公里")
    rows = [
        [facts.area_name(ident), _pct(share.share), round(share.covered, 1), round(share.whole - share.covered, 1)]
        for ident, share in answer.groups.items()
    ]
    columns = [tr("组团"), tr("覆盖率（%）"), tr("圈内（{unit}）", unit=unit), tr("圈外（{unit}）", unit=unit)]
    return pd.DataFrame(rows, columns=columns)


def _pct(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


def kinds(facts: Facts, state: State) -> pd.DataFrame:
    """A row a kind at its own circle, under the state's assumptions."""
    rows = [
        [pick(k.kind.title.zh, k.kind.title.en), k.kind.circle, k.sites, k.without_place, _pct(k.share.share),
         cover_words.circle_grade(k.kind), pick(k.kind.reason.zh, k.kind.reason.en)]
        for k in every_kind(facts, state)
    ]  # fmt: skip
    columns = [tr("设施类别"), tr("步行圈（分钟）"), tr("有位置"), tr("没有位置"), tr("覆盖率（%）")]
    return pd.DataFrame(rows, columns=[*columns, tr("步行时间的等级"), tr("步行时间的理由")])


def next_sites(facts: Facts, answer: Cover, state: State) -> pd.DataFrame:
    """A row a proposed site: place, what it adds, cover with it."""
    whole, covered = answer.whole.whole or 1.0, answer.whole.covered
    rows = []
    for place, site in enumerate(siting.proposals(answer, state.next).sites):
        covered += site.gain
        area = facts.area_name(site.subdistrict)
        rows.append([place + 1, area, site.lon, site.lat, round(site.gain, 2), round(100 * covered / whole, 2)])
    unit = tr("人") if answer.by_people else tr("平方公里")
    columns = [
        tr("次序"),
        tr("街道"),
        tr("经度"),
        tr("纬度"),
        tr("新增覆盖（{unit}）", unit=unit),
        tr("新增后覆盖率（%）"),
    ]
    return pd.DataFrame(rows, columns=columns)


def bars(facts: Facts, answer: Cover) -> list[ShareBar]:
    """Subdistricts from the best to the worst served."""
    ordered = sorted(answer.subdistricts.items(), key=lambda pair: -(pair[1].share or 0.0))
    return [
        ShareBar(
            ident,
            facts.area_name(ident),
            _pct(share.share),
            cover_words.percent(share),
            tr("{name}　{share}，圈内 {n}", name=facts.area_name(ident), share=cover_words.percent(share),
               n=cover_words.weight(answer, share.covered)),
        )
        for ident, share in ordered
    ]  # fmt: skip


def bar_rows(facts: Facts, answer: Cover, state: State) -> list[dict[str, Any]]:
    """Rows of the bars; the filtered subdistrict stands out."""
    lit = state.subdistrict if state.subdistrict in answer.subdistricts else ""
    return share_rows(bars(facts, answer), lit)


def bars_alt(answer: Cover) -> str:
    """Text alternative of the bars."""
    return tr("各街道的{kind}覆盖率，数值见表格", kind=cover_words.kind_name(answer))


def chart_title(answer: Cover) -> str:
    """Title of the bars."""
    return tr("各街道在 {n} 分钟步行圈内的比例：{kind}", n=answer.minutes, kind=cover_words.kind_name(answer))


def cover_chart(facts: Facts, answer: Cover, state: State, look: Look) -> Chart:
    """Cover by subdistrict."""
    rows, title = bar_rows(facts, answer, state), chart_title(answer)
    notes = [cover_words.method(facts, answer, state), sentences.coverage(facts), source_note(facts)]
    spec = share_spec(share_height(len(rows), 1.0), look.theme, 1.0)
    return Chart(
        "cover", title, titled(spec, title, notes, WIDTH, look.theme), bars_alt(answer), rows=pd.DataFrame(rows),
        source_note=source_note(facts), grades=("official", "reported", "derived", "assumed"),
    )  # fmt: skip
