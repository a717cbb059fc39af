"""Projects in the scenario: put a year off or forward, cancel, undo, and what this touches."""

import streamlit as st

from components.topics.industry import sentences
from components.topics.industry.changes import without_changes
from components.topics.industry.facts import Facts, Project, load_facts
from components.topics.whatif import facts as declared
from components.ui.changes_line import Changes, changes_line
from components.ui.crossings.scenario_bar import slip_word
from components.ui.whatif import state as session
from components.words.text import tr
from model.scenario import Scenario, with_removal, with_slip

YEARS = range(-2, 6)


def bar(facts: Facts) -> bool:
    """What the scenario changes of projects and which indicators that touches, undo, redo, and putting all back;
    whether there is anything."""
    text, *touched = sentences.change_sentences(facts) or ("",)
    helped = tr("项目回到资料所载；方案的其他改动不变")
    is_open = changes_line(Changes(text, tr("方案没有改动项目"), _restore, helped), "industry")
    for line in touched:
        st.caption(line)
    return is_open


def _restore() -> None:
    session.attempt(declared.load_facts(), lambda now: without_changes(load_facts(), now))


def moves(project: Project) -> None:
    """Put the project's announced year off, or cancel what is still to come true."""
    if not project.can_move:
        st.caption(tr("已建成或未写明年份，无可推迟的年份。"))
        return
    key = f"industry_slip_{project.ident}"
    session.show_in(key, project.slip)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            tr("推演：年份"), sorted({project.slip, *YEARS}), key=key, format_func=slip_word, on_change=_slip,
            args=(project.ident,), disabled=project.cancelled, label_visibility="collapsed", width=150,
        )  # fmt: skip
        st.button(
            tr("恢复") if project.cancelled else tr("取消这个项目"), key=f"industry_cancel_{project.ident}",
            icon=":material/undo:" if project.cancelled else ":material/block:", on_click=_cancel,
            args=(project.ident,), kwargs={"cancelled": not project.cancelled}, type="tertiary",
            help=tr("记入方案；资料不变"),
        )  # fmt: skip


def _slip(ident: str) -> None:
    years = st.session_state[f"industry_slip_{ident}"]
    if isinstance(years, int):
        session.attempt(declared.load_facts(), lambda now: with_slip(now, ident, years))


def _cancel(ident: str, *, cancelled: bool) -> None:
    session.attempt(declared.load_facts(), lambda now: cancel(now, ident, cancelled=cancelled))


def cancel(scenario: Scenario, ident: str, *, cancelled: bool) -> Scenario:
    """The scenario with a project cancelled, which then no longer slips, or given back."""
    return with_removal(with_slip(scenario, ident, 0), ident, removed=cancelled)


def take_slip(ident: str, years: int) -> None:
    """Take a crossing's slip into the scenario."""
    session.attempt(declared.load_facts(), lambda now: with_slip(now, ident, years))
