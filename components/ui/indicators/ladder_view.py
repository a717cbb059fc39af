"""The ladder with the own target: a fragment of its own, so that moving the target redraws nothing else."""

from dataclasses import dataclass

import streamlit as st

from components.drawing.chart import png_bytes
from components.drawing.charts.indicator_cards import summary
from components.drawing.charts.indicator_figures import Figures
from components.drawing.charts.indicator_ladder import Frame, Ladder, growth_ladder, level_ladder
from components.drawing.charts.indicators import picture_spec
from components.drawing.charts.ladder_rows import ladder_rows
from components.drawing.charts.ladder_spec import ladder_spec
from components.export.files import csv_bytes, file_name, with_code
from components.topics.assessment.results import Assessment
from components.topics.indicators.content import Content
from components.topics.indicators.paces import drawn, paces
from components.topics.indicators.tables import indicator_export
from components.topics.indicators.target_results import target_results
from components.ui import share, viewport
from components.ui.indicators import targets
from components.ui.indicators.target_tools import target_tools
from components.words.citation import Citation, grade_label, scope_label
from components.words.text import tr
from model.pace import Point

WORDS_HEIGHT, GROWTH_HEIGHT = 120, 130


@dataclass(frozen=True)
class Room:
    """Px for a chart: the whole width, and the inner height of the ladder."""

    width: float
    height: float


@st.fragment
def ladder_view(content: Content, ident: str, room: Room, citations: list[Citation]) -> None:
    """Ladder, own target and what can be taken out of both."""
    figures = content.figures[ident]
    own = targets.current(figures.indicator)
    ladder = ladder_of(content.assessments[ident], figures, own)
    height = room.height if ladder.values or ladder.own_targets else WORDS_HEIGHT * viewport.current().size
    _chart(ladder, Frame(room.width, height, viewport.current().size), f"ladder_{ident}", summary(figures))
    target_tools(figures, own)
    target_results(content, ident, own)
    _exports(content, figures, citations, own)


def ladder_of(assessment: Assessment, figures: Figures, own: dict[int, float]) -> Ladder:
    """The ladder with every path that the figures and the own targets allow."""
    paths = drawn(paces(assessment, own), assessment.indicator)
    ruling = assessment.ruling
    floor = ruling.rule == "positive" and ruling.bound is not None and assessment.aim_year
    bound = (int(assessment.aim_year or 0), float(ruling.bound or 0.0)) if floor else None
    return level_ladder(figures, paths, [Point(year, value) for year, value in sorted(own.items())], bound)


def growth_view(figures: Figures, room: Room) -> None:
    """The printed year-on-year changes under the same years, on an axis of their own."""
    if figures.growth:
        size = viewport.current().size
        alt = tr("{name}：文件所列同比增长率", name=figures.name)
        frame = Frame(room.width, GROWTH_HEIGHT * size, size)
        _chart(growth_ladder(figures), frame, f"growth_{figures.indicator.id}", alt)


def _chart(ladder: Ladder, frame: Frame, key: str, alt: str) -> None:
    spec = ladder_spec(ladder, frame, viewport.theme())
    st.vega_lite_chart(ladder_rows(ladder, frame), spec, theme=None, alt=alt, key=key)


def _exports(content: Content, figures: Figures, citations: list[Citation], own: dict[int, float]) -> None:
    name, ident = figures.name, figures.indicator.id
    table = indicator_export(figures, content.observations, content.sources, own)
    ladders = [ladder_of(content.assessments[ident], figures, own)]
    ladders += [growth_ladder(figures)] if figures.growth else []
    notes, link, beside = source_note(figures, citations, own), share.link_now(), share.beside_code()
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            tr("本指标 CSV"),
            lambda: csv_bytes(table),
            file_name=file_name(name, suffix="csv"),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"csv_{ident}",
        )
        st.download_button(
            tr("图 PNG"),
            lambda: with_code(png_bytes(picture_spec(ladders, name, notes)), link, beside),
            file_name=file_name(name, suffix="png"),
            mime="image/png",
            icon=":material/image:",
            on_click="ignore",
            key=f"png_{ident}",
        )


def source_note(figures: Figures, citations: list[Citation], own: dict[int, float]) -> list[str]:
    """The lines under an exported picture: sources, scope, grades; that own targets are no plan of anybody."""
    titles = dict.fromkeys(f"《{c.source_title.strip('《》')}》（{c.date}）" for c in citations)
    grades = tr("、").join(grade_label(grade) for grade in figures.grades)
    lines = [*(tr("资料来源：{source}", source=title) for title in titles)]
    lines.append(tr("口径：{scope}；{grades}", scope=scope_label(figures.indicator.scope), grades=grades))
    if own:
        years = tr("、").join(f"{year}" for year in sorted(own))
        lines.append(tr("{user}：{years}年的目标由使用者设定，不是文件的目标", user=grade_label("user"), years=years))
    return lines
