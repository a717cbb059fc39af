"""矛盾: findings by kind with their numbers, mismatch and cause apart, and the clauses of the open one side by side."""

from collections import Counter

import streamlit as st

from components.base import cache
from components.topics.sources import facts
from components.topics.sources.findings import (
    cause_names,
    chosen_findings,
    findings_list,
    kind_names,
    mismatch_names,
    place_of,
)
from components.topics.sources.sentences import contradictions_answer, findings_note
from components.topics.sources.state import State
from components.topics.sources.view import open_finding
from components.topics.sources.words import CHECKS
from components.ui import viewport
from components.ui.menu import target
from components.ui.provenance import source_button
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.citation import KINDS, grade_label, grade_of, scope_label
from components.words.finding import citation_of, doubts_word, explained, finding_badges, label_of, stated_words
from components.words.format import quantity
from components.words.quotation import in_marks
from components.words.text import pick, tr
from data.checks_rows import Figure
from data.findings import Finding

WIDE = 1100
LONGEST_FIGURE = 12
PLAIN = str.maketrans({"$": "\\$", "~": "\\~"})
MARKDOWN = str.maketrans({c: "\\" + c for c in "\\`*_{}[]<>#+-.!|~$:"})


def contradictions_tab(state: State, height: int) -> None:
    """Count and filters, then the list beside the one that is open."""
    st.markdown(contradictions_answer(state), help=findings_note())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _filter(state)
    chosen, opened = chosen_findings(state), open_finding(state)
    if opened is None:
        st.info(tr("没有符合条件的条目。"), icon=":material/filter_alt_off:")
        return
    view = viewport.current()
    wide = view.width >= WIDE * view.size
    left, right = st.columns([1, 1.25], gap="medium") if wide else (st.container(), st.container())
    with left:
        _list(chosen, opened.id, height if wide else round(height * 0.6))
    with right.container(border=True, height=height if wide else "content"):
        _detail(opened)


def _filter(state: State) -> None:
    choices = (
        ("kind", tr("来源之间"), kind_names(), state.kind),
        ("mismatch", tr("不一致"), mismatch_names(), state.mismatch),
        ("cause", tr("原因"), cause_names(), state.cause),
    )
    for key, label, names, current in choices:
        segments(
            label, names, key=f"sources_{key}", current=current or None, required=False, on_change=_changed, args=(key,)
        )
    numbers = Counter(one.check for one in facts.findings())
    checks = [check for check in CHECKS if numbers.get(check)]  # type: ignore[call-overload]
    st.session_state["sources_check"] = state.check if state.check in checks else ""
    st.selectbox(
        tr("类型"), ["", *checks], key="sources_check", label_visibility="collapsed",
        format_func=lambda c: f"{tr(CHECKS[c])}（{numbers[c]}）" if c else tr("全部类别"),
        width=round(210 * viewport.current().size), on_change=_changed, args=("check",),
    )  # fmt: skip


def _changed(key: str) -> None:
    address.turn()
    address.write(**{key: st.session_state[f"sources_{key}"] or "", "find": ""})


def _list(findings: list[Finding], open_id: str, height: int) -> None:
    table = findings_list(findings)
    widths = dict(zip(table.columns, (330, 90, 110, 70, 90, 70, 70), strict=True))
    grid(
        listed(table, widths), "findings", height, on_pick=lambda one: address.write(find=one or ""),
        size=viewport.current().size, chosen=open_id,
    )  # fmt: skip


def _size(one: Finding) -> str:
    return "" if one.size is None else quantity(one.size, one.size_unit)


def _detail(one: Finding) -> None:
    st.subheader(pick(one.title.zh, one.title.en), anchor=False)
    badges = [finding_badges(one), f":gray-badge[{tr(CHECKS[one.check])}]"]
    badges.append(tr(":gray-badge[存疑的是{what}]", what=doubts_word(one)))
    if _size(one):
        badges.append(tr(":gray-badge[相差 {size}]", size=_size(one)))
    st.markdown(" ".join(badges))
    _figures(one)
    for head, text in explained(one):
        st.markdown(f"**{head}**")
        st.text(text)
    _links(one)


def _figures(one: Finding) -> None:
    """Every figure as printed, side by side, each one click from its clause."""
    view = viewport.current()
    most = 1 if view.narrow else 2 if len(one.figures) in (2, 4) else 3
    for start in range(0, len(one.figures), most):
        part = one.figures[start : start + most]
        for slot, figure in zip(st.columns(most), part, strict=False):
            with slot.container(border=True, height="stretch"):
                _figure(figure, f"{one.id}_{start}_{figure.label}_{part.index(figure)}")


def _figure(figure: Figure, key: str) -> None:
    stated = stated_words(figure)
    label = label_of(figure)
    st.caption(label if label != stated else tr("原文表述"))
    text = stated.translate(MARKDOWN)
    if len(stated) <= LONGEST_FIGURE:
        st.subheader(text, anchor=False)
    else:
        st.markdown(f"**{text}**")
    if figure.quote:
        st.text(in_marks(figure.quote))
    kind = f"{tr(KINDS[figure.kind])}　" if figure.kind in KINDS else ""
    scope = scope_label(figure.scope) if figure.scope else tr("口径未注明")
    grade = grade_label(grade_of(figure.kind) or cache.sources()[figure.source_id].grade)
    st.caption(f"{place_of(figure)}  \n{kind}{scope} · {grade}".translate(PLAIN))
    source_button([citation_of(figure, cache.sources())], key=f"source_{key}")


def _links(one: Finding) -> None:
    called = facts.names().items
    with st.container(horizontal=True, gap="small"):
        for ident in one.indicator_ids:
            st.page_link(
                target("indicators"), label=tr("指标：{name}", name=called.get(ident, ident)),
                icon=":material/monitoring:", query_params={"ind": ident, "cat": "all"},
            )  # fmt: skip
        for ident in one.element_ids[:6]:
            if not ident.startswith("f_"):
                st.page_link(
                    target("layout"), label=tr("布局：{name}", name=called.get(ident, ident)),
                    icon=":material/map:", query_params={"el": ident},
                )  # fmt: skip
