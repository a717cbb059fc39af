"""Content of the reach view in one state."""

import pandas as pd

from components.base.look import Look
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.crossings.content import TITLE, notice
from components.topics.crossings.facts import Facts
from components.topics.crossings.sentences import scenario_summary
from components.topics.reach import basis, method_words, tables, words
from components.topics.reach.handout import noted_picture
from components.topics.reach.scene import Scene, scene
from components.topics.reach.state import State
from components.topics.reach.uncertainty import error_in, is_beyond, within_words
from components.topics.reach.whole_method import whole_method
from components.words.format import year as year_label
from components.words.text import paragraph, pick, tr
from model.scenario import Scenario


def reach_content(facts: Facts, state: State, scenario: Scenario, look: Look) -> Content:
    """Minutes per subdistrict and destination, effect of every crossing, method and error.

    Raises DataContractError and LayerContractError.
    """
    now = scene(facts, state, scenario, look.theme)
    return Content(
        view="crossings",
        heading=tr(TITLE) + tr("·过河可达"),
        answer=words.plain_headline(now),
        sentences=_sentences(now),
        figures=_figures(now),
        maps=(noted_picture(now, look),),
        tables=reach_tables(now),
        citations=tuple(dict.fromkeys(c for line in facts.lines for c in line.citations(facts.sources))),
        notice=f"{tr('路网：{ground}', ground=words.ground(now))}　{paragraph(basis.area(), notice())}",
        layers=("crossings", "subdistricts"),
        method=(method_words.method(now), method_words.error(now)),
    )


def _sentences(now: Scene) -> tuple[Sentence, ...]:
    missing = [words.missing_network(now.state.missing)] if now.state.missing else []
    changes = [] if now.scenario.is_baseline else [plain(scenario_summary(now.facts, now.scenario))]
    read_off = words.read_off(now)
    worst = [] if now.changed else [plain(words.worst(now, now.effects()))]
    leaders = [*missing, *changes, *worst, *([plain(read_off)] if read_off else [])]
    experts = [method_words.method(now), method_words.error(now), *whole_method(now)]
    return (*(Sentence(text) for text in leaders), *(Sentence(text, "experts") for text in experts))


def _figures(now: Scene) -> tuple[Figure, ...]:
    """Mean minutes and the share within half an hour; with a scenario also what it adds."""
    where = {"year": year_label(now.state.year), "place": now.destination}
    answer = now.answer
    rows = [
        ("mean_minutes", tr("{year}到{place}：全域平均", **where), words.minutes(answer.whole_after.minutes)),
        ("within_half_an_hour", tr("{year}到{place}：30 分钟内", **where), words.share(answer.within_after[1])),
    ]
    if now.changed:
        more, bound = answer.whole_change.added, error_in(now)
        text = words.added(more) if is_beyond(more, bound) else within_words(bound)
        closed = words.only_closed(now)
        label = tr("关闭{name}：全域平均（分钟）", name=closed) if closed else tr("方案使全域平均（分钟）")
        rows.append(("minutes_added", label, text))
    return tuple(Figure(label, value, grade="assumed", scope="area", ident=ident) for ident, label, value in rows)


def reach_tables(now: Scene) -> tuple[Table, ...]:
    """This destination, all destinations, every crossing, and the assumptions."""
    every = tr("各目的地增减（分钟）") if now.changed else tr("各目的地（分钟）")
    effects = (
        tables.effects(now, now.effects())
        .drop(columns="stands")
        .rename(columns=tables.effect_titles() | {"lost": tr("不可达（%）")})
    )
    return (
        Table("units", tr("各街道"), units_table(now), method_words.error(now)),
        Table("places", every, tables.everywhere_figures(now).reset_index(drop=True)),
        Table("effects", tr("逐处影响"), effects.round(2), tr("＋ 关闭增加的分钟数，− 开通减少的分钟数")),
        Table("assumptions", tr("假定"), _assumptions(now), tr("△ 车速与系数都是假定，没有文件或实测依据")),
    )


def units_table(now: Scene) -> pd.DataFrame:
    """Minutes per subdistrict and for the whole area as numbers, titled with their units."""
    titles = {
        "name": tr("街道"), "before": tr("前（分钟）"), "after": tr("后（分钟）"), "added": tr("差（分钟）"),
        "near": tr("30分钟内（%）"), "lost": tr("不可达（%）"),
    }  # fmt: skip
    return tables.units_whole(now).round(2).rename(columns=titles)


def _assumptions(now: Scene) -> pd.DataFrame:
    own = dict(now.state.assumed)
    rows = [
        [pick(a.title.zh, a.title.en), own.get(a.id, a.default), a.default, tr(a.unit), pick(a.reason.zh, a.reason.en)]
        for a in now.kit.declared.assumptions
    ]
    return pd.DataFrame(rows, columns=[tr("假定"), tr("取值"), tr("默认"), tr("单位"), tr("理由")])
