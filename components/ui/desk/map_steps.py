"""The steps between a map file and what it changes: coordinate system, elements, gaps and overlaps, differences."""

import hashlib
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.base import cache
from components.intake.map_answers import MatchRow, Outcome, Survey
from components.intake.map_choices import FRESH
from components.ui import viewport
from components.ui.desk import map_tables as tables
from components.ui.desk.map_candidates import gallery
from components.ui.desk.map_session import FILE_LAYER, MATCHES, MEND, SNAP, SYSTEM
from components.words.format import number
from components.words.text import pick, plain_in_markdown, say, tr
from geo.contracts import Layer
from geo.supply.topology import CHECKED

MOST_ROWS = 500
LEAST_SNAP_M, MOST_SNAP_M = 0.1, 200.0


def contents(survey: Survey) -> None:
    """What the file holds, and which of its layers is read."""
    st.markdown(tr("读到 {n} 个要素、{m} 个折点。", n=number(survey.rows), m=number(survey.vertices)))
    sentences([*survey.notes])
    if len(survey.layers) > 1:
        labels = {each.name: tr("{name}（{n} 个要素）", name=each.name, n=each.features) for each in survey.layers}
        names = list(labels)
        st.selectbox(tr("文件里的图层"), names, names.index(survey.layer) if survey.layer in names else 0,
                     format_func=lambda name: labels[name], key=FILE_LAYER)  # fmt: skip
    if survey.columns:
        with st.expander(tr("字段与前几行")):
            st.dataframe(pd.DataFrame({each.name: each.values for each in survey.columns}), hide_index=True)


def system(survey: Survey) -> bool:
    """Candidates with where each would put the file, and the choice; whether one is chosen."""
    if survey.warning:
        st.warning(plain_in_markdown(say(survey.warning)), icon=":material/explore_off:")
    near = {each.key: each for each in survey.candidates}
    if not near:
        return False
    gallery(survey)
    if not viewport.current().narrow:
        st.dataframe(tables.candidates(survey.candidates), hide_index=True, key="desk_map_candidates")
    st.caption(tr("CGCS2000 与 WGS 84 相差不到一米，按同一个算；GCJ-02 与 BD-09 相差数百米，须选对。"))
    st.radio(
        tr("按哪个坐标系读"), list(near), index=None, key=SYSTEM, captions=[tables.where(one) for one in near.values()],
        format_func=lambda key: say(near[key].title) + (tr("（文件所写）") if near[key].is_stated else ""),
    )  # fmt: skip
    return bool(st.session_state.get(SYSTEM))


def matches(outcome: Outcome, layer: Layer) -> None:
    """Rows and their elements; a row can be given another one."""
    names = tables.names_of(layer.id)
    counts = sum(bool(each.element_id) for each in outcome.matches)
    st.markdown(tr("{n} 行对上要素，{m} 行没有对上；{k} 个要素在文件里没有。", n=counts,
                   m=len(outcome.matches) - counts, k=len(outcome.without_row)))  # fmt: skip
    if outcome.without_row:
        without = tr("、").join(names.get(ident, ident) for ident in outcome.without_row)
        st.caption(tr("文件里没有、保留现有图形的：{names}。", names=plain_in_markdown(without)))
    options = {"": tr("不采用"), FRESH: tr("作为新要素"), **names}
    chosen: Mapping[int, str] = st.session_state.get(MATCHES, {})
    rows = outcome.matches[:MOST_ROWS]
    idents = [chosen.get(each.row, each.element_id) for each in rows]
    table = pd.DataFrame(
        {
            tr("文件中的要素"): [each.words or str(each.row + 1) for each in rows],
            tr("对应"): [options.get(ident, options[""]) for ident in idents],
            tr("依据"): [tables.how_words()[each.how] for each in rows],
        }
    )
    edited = st.data_editor(
        table, hide_index=True, key=_key(rows, chosen), disabled=[tr("文件中的要素"), tr("依据")],
        column_config={tr("对应"): st.column_config.SelectboxColumn(options=list(options.values()), required=True)},
    )  # fmt: skip
    _set(dict(zip([each.row for each in rows], idents, strict=True)), list(edited[tr("对应")]), options)


def _set(before: Mapping[int, str], labels: list[str], options: Mapping[str, str]) -> None:
    """Take what was changed in the table."""
    by_label = {label: ident for ident, label in options.items()}
    after = dict(zip(before, (by_label[label] for label in labels), strict=True))
    changed = {row: ident for row, ident in after.items() if ident != before[row]}
    if changed:
        st.session_state[MATCHES] = {**st.session_state.get(MATCHES, {}), **changed}
        st.rerun()


def _key(rows: tuple[MatchRow, ...], chosen: Mapping[int, str]) -> str:
    """Key of the table: another one after every change, so that no edit is applied to rows it was not made on."""
    content = repr(([each.words for each in rows], sorted(chosen.items())))
    return f"desk_map_matching_{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def topology(outcome: Outcome, layer: Layer) -> None:
    """Repairs of single shapes, what lies open or double, and a repair with what it does."""
    if outcome.repairs:
        st.markdown(tr("读入时修复的图形："))
        st.dataframe(tables.repairs(outcome.repairs, {}), hide_index=True, key="desk_map_repairs")
    if not outcome.checks:
        if layer.id in CHECKED:
            st.markdown(tr("没有查出空隙、重叠和未盖到的地方。"))
        return
    names = {**tables.every_name(), **tables.names_of(layer.id), **outcome.fresh}
    total = sum(each.m2 for each in outcome.checks)
    st.markdown(tr("查出 {n} 处，合计 {m2} 平方米。", n=len(outcome.checks), m2=number(total, 0)))
    st.dataframe(tables.checks(outcome.checks, names), hide_index=True, key="desk_map_checks")
    if outcome.widest_m:
        _mending(outcome)
    if outcome.mend:
        st.markdown(tr("修补的效果："))
        st.dataframe(tables.repairs(outcome.mend, names), hide_index=True, key="desk_map_mended")


def _mending(outcome: Outcome) -> None:
    """Up to which width faults are mended, and whether."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            tr("修补的最大宽度（米）"), LEAST_SNAP_M, MOST_SNAP_M,
            min(max(round(outcome.widest_m + 0.1, 1), LEAST_SNAP_M), MOST_SNAP_M), key=SNAP, width=220,
        )  # fmt: skip
        words = tr("重叠归公共边较长的一方，空隙归相邻边最长的一方；比这更宽的不动。")
        st.toggle(tr("修补重叠和空隙"), key=MEND, help=words)


def difference(outcome: Outcome, layer: Layer) -> None:
    """Old and new measures of every element that changes, and of those that follow."""
    if words := tables.total(outcome):
        st.markdown(words)
    st.dataframe(
        tables.differences(outcome.differences, tables.names_of(layer.id)), hide_index=True, key="desk_map_differences"
    )
    if outcome.following:
        titles = {each.id: pick(each.title.zh, each.title.en) for each in cache.layers()}
        listed = tr("、").join(titles[ident] for ident in outcome.following)
        st.markdown(tr("随之重新推算的图层：{names}。", names=listed))
    if outcome.effects:
        st.markdown(tr("随之改变的范围和街道："))
        st.dataframe(tables.differences(outcome.effects, tables.every_name()), hide_index=True, key="desk_map_effects")


def sentences(listed: list[str]) -> None:
    """Sentences as a list."""
    if listed:
        st.markdown("\n".join(f"- {plain_in_markdown(say(each))}" for each in listed))


def layer_of(ident: str) -> Layer:
    """The layer of an id."""
    return next(each for each in cache.layers() if each.id == ident)
