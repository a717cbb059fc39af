"""覆盖: which indicator has a value for which year, and how many values each category has."""

import pandas as pd
import streamlit as st

from components.base import cache
from components.drawing.charts.coverage import KINDS, PICK, Group, Row, counts, coverage_spec, matrix
from components.topics.sources import content
from components.ui import viewport
from components.ui.menu import target
from components.ui.picks import picked_mark
from components.ui.provenance import show_citation
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.citation import KINDS as KIND_NAMES
from components.words.citation import cite
from components.words.text import pick, tr

ANNEX, ALL = "annex", "all"
WIDE = 1100
MARKS = {"actual": "●", "plan": "◇", "goal": "▲", "reported": "■"}
SCROLLBAR = 46


def coverage_tab(height: int) -> None:
    """Categories with their numbers of values, the matrix of the chosen one, and the clauses of a clicked mark."""
    groups = _groups()
    observations = cache.table("observations")
    chosen = address.read("cat", [ANNEX, ALL, *groups])
    view = viewport.current()
    wide = view.width >= WIDE * view.size
    left, right = st.columns([1, 2.3], gap="medium") if wide else (st.container(), st.container())
    with left:
        cell = _cell(observations)
        if wide:
            _numbers(groups, observations, chosen, min(height, round((330 if cell is not None else 900) * view.size)))
        else:
            _choice(groups, chosen)
        if cell is not None:
            left_over = height - round((330 + 24) * view.size)
            _clauses(cell, max(left_over, round(260 * view.size)) if wide else None)
    with right:
        st.caption(_legend())
        share = 2.3 / 3.3 * 0.985 if wide else 1.0
        margin = (160 if not view.narrow else 32) * view.size
        _matrix(_chosen(groups, chosen), observations, (view.width - margin) * share - SCROLLBAR, height)


def _groups() -> dict[str, Group]:
    """Every category with its indicators, in file order."""
    members: dict[str, list[Row]] = {c.id: [] for c in cache.categories()}
    for indicator in cache.indicators():
        members[indicator.category].append(Row(indicator.id, pick(indicator.title.zh, indicator.title.en)))
    return {c.id: Group(pick(c.title.zh, c.title.en), tuple(members[c.id])) for c in cache.categories()}


def _chosen(groups: dict[str, Group], chosen: str) -> list[Group]:
    annex = {c.id for c in cache.categories() if c.annex}
    return [g for name, g in groups.items() if chosen in (ALL, name) or (chosen == ANNEX and name in annex)]


def _title(groups: dict[str, Group], key: str) -> str:
    return {ANNEX: tr("附件六类"), ALL: tr("全部类别")}.get(key) or groups[key].title


def _numbers(groups: dict[str, Group], observations: pd.DataFrame, chosen: str, height: int) -> None:
    """The numbers of values by category; the row is the choice."""
    gathered = {key: tuple(row for g in _chosen(groups, key) for row in g.rows) for key in (ANNEX, ALL)}
    table = counts(gathered | {key: g.rows for key, g in groups.items()}, observations)
    table.insert(0, tr("类别"), [_title(groups, str(key)) for key in table.index])
    kinds = [f"{MARKS[kind]} {tr(KIND_NAMES[kind])}" for kind in KINDS]
    table.columns = pd.Index([tr("类别"), tr("指标"), tr("数值"), *kinds])
    widths = dict(zip(table.columns, (122, 50, 50, 62, 62, 62, 62), strict=True))
    grid(
        listed(table, widths), "coverage", height, on_pick=lambda key: _choose(key or ANNEX),
        size=viewport.current().size, chosen=chosen,
    )  # fmt: skip


def _choice(groups: dict[str, Group], chosen: str) -> None:
    st.session_state["sources_cat"] = chosen
    st.selectbox(
        tr("类别"), [ANNEX, ALL, *groups], format_func=lambda key: _title(groups, key), key="sources_cat",
        on_change=lambda: _choose(st.session_state["sources_cat"]),
    )  # fmt: skip


def _choose(category: str) -> None:
    address.write(cat=category, cell="")


def _legend() -> str:
    marks = "　".join(f"{MARKS[kind]} {tr(KIND_NAMES[kind])}" for kind in KINDS)
    return tr("{marks}　小号为只有文字、没有数。空白表示两份文件和报道都没有给出。点一个记号看原文。", marks=marks)


def _matrix(groups: list[Group], observations: pd.DataFrame, width: float, height: int) -> None:
    view = viewport.current()
    sheet = matrix(groups, observations, width, view.size)
    key = address.turned("matrix", round(width), *(g.title for g in groups))
    with st.container(height=min(height, round(sheet.height) + 24), border=False):
        st.vega_lite_chart(
            sheet.frame,
            coverage_spec(width, sheet.height, viewport.theme(), view.size),
            theme=None,
            key=key,
            on_select=lambda: _clicked(key),
            selection_mode=PICK,
            alt=tr("{n}项指标在2021至2035年各年有无数值，数目见左表", n=sum(len(g.rows) for g in groups)),
        )


def _clicked(key: str) -> None:
    address.write(cell=picked_mark(key, PICK))


def _cell(observations: pd.DataFrame) -> pd.DataFrame | None:
    """The rows of the clicked mark, `indicator.year.kind` in the address."""
    years = observations["year"].astype("string").fillna("2036")
    names = observations["indicator_id"] + "." + years + "." + observations["kind"]
    wanted = address.read("cell", set(names))
    return observations[names == wanted] if wanted else None


def _clauses(rows: pd.DataFrame, height: int | None) -> None:
    """In `height` px, or as high as they are."""
    ident = str(rows["indicator_id"].iloc[0])
    with st.container(border=True, height=height or "content"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(
                target("indicators"), label=f"**{content.names().things.get(ident, ident)}**",
                icon=":material/monitoring:", query_params={"ind": ident, "cat": "all"},
            )  # fmt: skip
            st.button(tr("收起"), icon=":material/close:", key="close_cell", on_click=_close)
        for _, row in rows.iterrows():
            show_citation(cite(row, cache.sources()))


def _close() -> None:
    address.turn()
    address.write(cell="")
