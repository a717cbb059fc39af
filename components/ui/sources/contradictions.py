"""矛盾: where the sources disagree, the figures side by side, the arithmetic, and which one the explorer shows."""

from collections import Counter

import pandas as pd
import streamlit as st

from components.base import cache
from components.topics.sources import content
from components.ui import viewport
from components.ui.menu import target
from components.ui.provenance import source_button
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.citation import KINDS, grade_label, grade_of, scope_label
from components.words.finding import VERDICTS, citation_of, explained, verdict_badge
from components.words.format import quantity
from components.words.text import pick, tr
from data.checks_rows import Figure
from data.findings import Finding

CHECKS = {
    "growth_vs_levels": "增长与绝对量", "text_vs_table": "正文与附件", "unit_vs_unit": "计量单位",
    "target_vs_actual": "目标与上年实际", "target_vs_target": "目标与目标", "document_vs_document": "文件与文件",
    "press_vs_document": "报道与文件", "press_vs_press": "报道与报道", "name_vs_name": "名称写法",
    "name_vs_column": "名称与栏目", "count_vs_names": "数目与名单", "step_vs_step": "先后进度",
}  # fmt: skip
WIDE = 1100
LONGEST_FIGURE = 12
MARKDOWN = str.maketrans({c: "\\" + c for c in "\\`*_{}[]<>#+-.!|~$:"})


def contradictions_tab(height: int) -> None:
    """Count and filters, then the list beside the one that is open."""
    found = content.findings()
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    shown = _filter(found, line)
    with line:
        _sentence(found)
    if not shown:
        st.info(tr("没有符合条件的条目。"), icon=":material/filter_alt_off:")
        return
    ids = {one.id: one for one in shown}
    wanted = address.read("find", [one.id for one in found])
    open_one = ids.get(wanted, shown[0])
    view = viewport.current()
    wide = view.width >= WIDE * view.size
    left, right = st.columns([1, 1.25], gap="medium") if wide else (st.container(), st.container())
    with left:
        _list(shown, open_one.id, height if wide else round(height * 0.6))
    with right.container(border=True, height=height if wide else "content"):
        _detail(open_one)


def _sentence(found: tuple[Finding, ...]) -> None:
    """How many there are, and what the two words mean."""
    verdicts = Counter(one.verdict for one in found)
    text = tr(
        "两份文件与报道中有 **{n}** 处不一致：已证实 **{proven}**（同一口径下不能同时成立，或原文可以判明），"
        "存疑 **{question}**（可能另有原因，文件没有说明）。",
        n=len(found), proven=verdicts["proven"], question=verdicts["question"],
    )  # fmt: skip
    st.markdown(text, width="stretch")


def _filter(found: tuple[Finding, ...], line: st.delta_generator.DeltaGenerator) -> list[Finding]:
    checks = Counter(one.check for one in found)
    known = [check for check in CHECKS if checks.get(check)]  # type: ignore[call-overload]
    check = address.read("check", known)
    verdict = address.read("verdict", VERDICTS)
    st.session_state["sources_check"] = check
    with line:
        st.selectbox(
            tr("哪一类"), ["", *known], key="sources_check", label_visibility="collapsed",
            format_func=lambda c: f"{tr(CHECKS[c])}（{checks[c]}）" if c else tr("全部类别"),
            width=round(210 * viewport.current().size), on_change=_changed, args=("check",),
        )  # fmt: skip
        segments(
            tr("结论"), {v: f"{mark.icon} {tr(mark.word)}" for v, mark in VERDICTS.items()}, key="sources_verdict",
            current=verdict or None, required=False, on_change=_changed, args=("verdict",),
        )  # fmt: skip
    return [one for one in found if check in ("", one.check) and verdict in ("", one.verdict)]


def _changed(key: str) -> None:
    address.turn()
    address.write(**{key: st.session_state[f"sources_{key}"] or "", "find": ""})


def _list(shown: list[Finding], open_id: str, height: int) -> None:
    table = pd.DataFrame(
        {
            tr("不一致之处"): [pick(one.title.zh, one.title.en) for one in shown],
            tr("类别"): [tr(CHECKS[one.check]) for one in shown],
            tr("相差"): [_size(one) for one in shown],
            tr("结论"): [tr(VERDICTS[one.verdict].word) for one in shown],
        },
        index=[one.id for one in shown],
    )
    widths = dict(zip(table.columns, (400, 110, 100, 70), strict=True))
    grid(
        listed(table, widths), "findings", height, on_pick=lambda one: address.write(find=one or ""),
        size=viewport.current().size, chosen=open_id,
    )  # fmt: skip


def _size(one: Finding) -> str:
    return "" if one.size is None else quantity(one.size, one.size_unit)


def _detail(one: Finding) -> None:
    st.subheader(pick(one.title.zh, one.title.en), anchor=False)
    badges = [verdict_badge(one), f":gray-badge[{tr(CHECKS[one.check])}]"]
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
    said = figure.text or quantity(figure.value, figure.unit)
    st.caption(figure.label if figure.label != said else tr("原话"))
    shown = said.translate(MARKDOWN)
    st.markdown(f"### {shown}" if len(said) <= LONGEST_FIGURE else f"**{shown}**")
    kind = f"{tr(KINDS[figure.kind])}　" if figure.kind in KINDS else ""
    scope = scope_label(figure.scope) if figure.scope else tr("口径未注明")
    st.caption(f"{kind}{scope} · {grade_label(grade_of(figure.kind) or cache.sources()[figure.source_id].grade)}")
    source_button([citation_of(figure, cache.sources())], key=f"source_{key}")


def _links(one: Finding) -> None:
    called = content.names().things
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
