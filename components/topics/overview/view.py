"""总览 as a view: what the area is, the five figures that matter beside their plan, and the three steps."""

import pandas as pd

from components.base import cache
from components.base.look import Look
from components.base.query import Reading
from components.base.settings import read_settings
from components.drawing.chart import Chart
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.overview import state as states
from components.topics.overview.aims import Aims, aims, steps_chart
from components.topics.overview.bullets import figures_chart
from components.topics.overview.conclusion import conclusion, conclusion_rule
from components.topics.overview.locator import locator_picture
from components.topics.overview.rows import Row, choice, last_actual, rows, verdict
from components.topics.overview.state import State
from components.topics.overview.statement import stated
from components.words.citation import grade_label, scope_label
from components.words.status_words import rule_text
from components.words.text import tr
from model.scenario import Scenario

TITLE = "济南新旧动能转换起步区"


def _read(reading: Reading) -> State:
    return states.read(reading)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    figures, steps = rows(), aims()
    words, clauses = stated(cache.facts_versions("spatial_elements"))
    citations = (
        *clauses,
        *(c for row in figures for c in row.citations),
        *(c for each in steps for c in each.citations),
    )
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer="　".join(words[:-1]),
        sentences=(*_sentences(figures, steps, state), Sentence(words[-1])),
        figures=tuple(map(_figure, figures)),
        charts=_charts(figures, state, look),
        maps=(locator_picture(look),),
        tables=(_figures_table(figures), _steps_table(steps, state)),
        citations=tuple(dict.fromkeys(citations)),
        notice=map_notice(read_settings(), schematic=True, openstreetmap=True),
        layers=("startup_area", "groups", "cores", "axis"),
        method=(tr("目标条数按目标表逐条统计；时序进度 = 该步已过天数 ÷ 该步总天数，从上一步年末之后起算。"),),
    )


def _charts(figures: list[Row], state: State, look: Look) -> tuple[Chart, ...]:
    steps = steps_chart(state.day, look)
    return (figures_chart(look), steps) if figures else (steps,)


def _sentences(figures: list[Row], steps: tuple[Aims, ...], state: State) -> tuple[Sentence, ...]:
    """The steps, the latest year with figures, each figure against its plan, and both published rules."""
    paces = (tr("{title}：{text}", title=row.title, text=plain(f"{row.comparison}　{row.footing}")) for row in figures)
    return (
        *(Sentence(each.plain(state.day), "public") for each in steps),
        *(Sentence(text, "public") for text in (conclusion(figures), verdict(figures)) if figures and text),
        *((Sentence(last_actual(figures)),) if figures else ()),
        *(Sentence(text) for text in paces),
        Sentence(choice(), "experts"),
        Sentence(conclusion_rule(), "experts"),
        Sentence(rule_text(), "experts"),
    )


def _figure(row: Row) -> Figure:
    label = tr("{title}（{year}年）", title=row.title, year=row.year)
    return Figure(label, row.value, row.grade, row.scope, plain(row.comparison), tuple(row.citations), row.indicator_id)


def _figures_table(figures: list[Row]) -> Table:
    cells = [
        [
            *(row.title, row.year, row.amount, tr(row.unit), scope_label(row.scope), grade_label(row.grade)),
            *(plain(row.comparison), plain(row.footing)),
        ]
        for row in figures
    ]
    titles = (tr("指标"), tr("年份"), tr("实际"), tr("单位"), tr("口径"), tr("等级"), tr("与计划相比"), tr("依据"))
    return Table("figures", tr("五项关键指标"), pd.DataFrame(cells, columns=list(titles)), rule_text())


def _steps_table(steps: tuple[Aims, ...], state: State) -> Table:
    cells = [
        [each.step.year, tr(each.step.name), line.replace("**", ""), each.phase(state.day)]
        for each in steps
        for line in each.lines
    ]  # fmt: skip
    return Table(
        "steps", tr("三步走"), pd.DataFrame(cells, columns=[tr("年份"), tr("步骤"), tr("目标"), tr("所处阶段")])
    )


VIEW = View("overview", states.DEFAULTS, _read, states.query, _build)
