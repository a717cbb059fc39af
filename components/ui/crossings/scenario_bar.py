"""The session's scenario on this page: close, open, move one crossing or all announced ones; what it holds; reset."""

import streamlit as st

from components.topics.crossings.facts import Facts, Line
from components.topics.crossings.sentences import scenario_summary
from components.topics.crossings.state import FIRST, LAST, MOST_SLIP
from components.topics.whatif import facts as declared
from components.ui import state, viewport
from components.ui.whatif import state as session
from components.words.text import tr
from model.crossings import announced_slipped, crossing_changes, without_crossings
from model.scenario import Scenario, with_crossing, with_slip

BUTTONS_PX = 220  # back, on, reset and the gaps, px at size 1.0
MIXED = -1
NO_YEAR = 0
OLD_SLIP = "slip"
"""Key of an address from before slips were part of the scenario."""


def follow(facts: Facts) -> None:
    """Take an old address's slip of all announced openings into the scenario, and out of the address."""
    years = int(state.one_of(OLD_SLIP, [str(n) for n in range(MOST_SLIP + 1)], "0"))
    state.remember(OLD_SLIP, None)
    if years:
        crossings = [line.crossing for line in facts.lines]
        session.attempt(declared.load_facts(), lambda now: announced_slipped(now, crossings, years))


def edit_closure(ident: str, *, closed: bool) -> None:
    """Close a crossing in the scenario, or give it back."""
    session.attempt(declared.load_facts(), lambda now: with_crossing(now, ident, closed=closed))


def bar(facts: Facts, scenario: Scenario, width: float, *, untouched: str = "") -> bool:
    """How many crossings the scenario changes, back and on, reset, in `width` px; whether there is anything to show.

    `untouched` stands in the line while nothing has been changed, so that what is below does not move at the first try.
    """
    history = session.history()
    message = session.pop_message()
    if message:
        st.warning(message, icon=":material/info:")
    fresh = history.present.is_baseline and not history.can_undo and not history.can_redo
    if fresh and not untouched:
        return False
    levers = declared.load_facts()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        room = max(round(width - BUTTONS_PX * viewport.current().size), 160)
        st.markdown(untouched if fresh else scenario_summary(facts, scenario), width=room)
        st.button(
            "", icon=":material/undo:", key="crossings_undo", disabled=not history.can_undo, help=tr("撤销"),
            on_click=session.undo, args=(levers,), type="tertiary",
        )  # fmt: skip
        st.button(
            "", icon=":material/redo:", key="crossings_redo", disabled=not history.can_redo, help=tr("重做"),
            on_click=session.redo, args=(levers,), type="tertiary",
        )  # fmt: skip
        changed = crossing_changes(scenario, facts.idents)
        st.button(
            tr("全部恢复"), icon=":material/restart_alt:", key="crossings_reset", disabled=not changed,
            on_click=_reset, args=(changed,), help=tr("通道回到资料所载；方案的其他改动不变"), type="tertiary",
        )  # fmt: skip
    return True


def _reset(idents: tuple[str, ...]) -> None:
    session.attempt(declared.load_facts(), lambda now: without_crossings(now, idents))


def card_actions(line: Line, scenario: Scenario) -> None:
    """What the scenario can do to the selected crossing."""
    ident, closed = line.ident, line.ident in scenario.closures
    shut = tr("模拟关闭") if line.crossing.stands else tr("不建")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if not line.crossing.stands:
            _opening(line, scenario, disabled=closed)
        st.button(
            tr("恢复") if closed else shut, icon=":material/lock_open:" if closed else ":material/block:",
            key=f"crossings_closed_{ident}", on_click=edit_closure, args=(ident,), kwargs={"closed": not closed},
            help=tr("在方案中关闭或恢复这处通道；资料不变"),
        )  # fmt: skip


def _opening(line: Line, scenario: Scenario, *, disabled: bool) -> None:
    ident, announced = line.ident, line.crossing.expected_year
    year_key, slip_key = f"crossings_opens_{ident}", f"crossings_slip_{ident}"
    session.show_in(year_key, dict(scenario.openings).get(ident, NO_YEAR))
    stated = tr("按报道（{year}年）", year=announced) if announced else tr("未公布年份")
    st.selectbox(
        tr("方案中通车年份"), [NO_YEAR, *range(FIRST + 4, LAST + 1)], key=year_key, disabled=disabled,
        format_func=lambda year: tr("{year}年", year=year) if year else stated, on_change=_set_opening, args=(ident,),
    )  # fmt: skip
    if announced:
        slip = dict(scenario.slips).get(ident, 0)
        session.show_in(slip_key, slip)
        years = sorted({slip, *range(-2, MOST_SLIP + 1)})
        st.selectbox(
            tr("或推迟"), years, key=slip_key, disabled=disabled, format_func=slip_word,
            on_change=_set_slip, args=(ident,),
        )  # fmt: skip


def slip_word(years: int) -> str:
    """A slip in words."""
    if years < 0:
        return tr("提前 {n} 年", n=-years)
    return tr("推迟 {n} 年", n=years) if years else tr("不推迟")


def _number(key: str) -> int | None:
    """The selected number; an invalid text, which only a forged message contains, gives None and a notice."""
    chosen = st.session_state[key]
    if isinstance(chosen, int):
        return chosen
    state.notice(tr("收到无法识别的控件取值，已改用原来的值。"))
    return None


def _set_opening(ident: str) -> None:
    year = _number(f"crossings_opens_{ident}")
    if year is not None:
        opens = year or None
        session.attempt(declared.load_facts(), lambda now: with_slip(with_crossing(now, ident, opens=opens), ident, 0))


def _set_slip(ident: str) -> None:
    years = _number(f"crossings_slip_{ident}")
    if years is not None:
        session.attempt(declared.load_facts(), lambda now: with_slip(with_crossing(now, ident), ident, years))


def all_slips(facts: Facts, scenario: Scenario) -> None:
    """By how much every announced opening slips at once."""
    crossings = [line.crossing for line in facts.lines]
    announced = [c.ident for c in crossings if c.expected_year is not None and not c.stands]
    slips = {dict(scenario.slips).get(ident, 0) for ident in announced}
    now = slips.pop() if len(slips) == 1 else MIXED
    usual = range(MOST_SLIP + 1)
    session.show_in("crossings_slip", now)
    st.selectbox(
        tr("计划推迟"), [*([] if now in usual else [now]), *usual], key="crossings_slip", on_change=_slip_all,
        args=(facts,), format_func=_all_word, label_visibility="collapsed", width=round(190 * viewport.current().size),
        help=tr("把报道的计划通车年份整体推后，记入方案"),
    )  # fmt: skip


def _all_word(years: int) -> str:
    if years < 0:
        return tr("各处推迟年数不同")
    return tr("计划年份推迟 {n} 年", n=years) if years else tr("计划年份不推迟")


def _slip_all(facts: Facts) -> None:
    years = _number("crossings_slip")
    if years is not None and years >= 0:
        crossings = [line.crossing for line in facts.lines]
        session.attempt(declared.load_facts(), lambda now: announced_slipped(now, crossings, years))
