"""What 方案比较 keeps besides its address: scenarios too long for one, and the figure that was touched last."""

from collections.abc import Iterator

import streamlit as st

from components.store import problems_sentence
from components.topics.compare.entries import Entry, entries_of, filled, scenario_of
from components.topics.compare.state import LEAST, fits, token_pairs
from components.topics.compare.view import VIEW
from components.topics.whatif.known import Known
from components.ui import state
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.format import number
from components.words.text import pick, tr
from model.scenario_code import decode
from model.scenario_errors import CodeReason, ScenarioCodeError, ScenarioError

KEPT, TOUCHED, TURN = "compare_scenarios", "compare_touched", "compare_turn"
PLACES = ("a", "b", "c", "d")


def tokens() -> tuple[str, ...]:
    """The scenarios as the address names them, else those kept because no address can carry them."""
    stated = address.state_of(VIEW).tokens
    kept: tuple[str, ...] = st.session_state.get(KEPT, ())
    return stated or kept


def entries(known: Known) -> tuple[Entry, ...]:
    """The comparison as it stands."""
    return entries_of(known, tokens(), session.scenario())


def choose(chosen: tuple[str, ...]) -> None:
    """Compare these, in the session and in the address."""
    if fits(chosen):
        st.session_state.pop(KEPT, None)
    else:
        st.session_state[KEPT] = chosen
    address.write(VIEW, token_pairs(chosen))


def follow(known: Known) -> None:
    """Take over what the address names. What cannot be opened is said and left out, the rest stays."""
    stated = address.state_of(VIEW).tokens
    if not stated:
        return
    sound = tuple(token for place, token in zip(PLACES, stated, strict=False) if _opens(known, place, token))
    if len(sound) < LEAST:
        state.notice(tr("比较至少要两个方案，已补上常用的方案。"))
    choose(filled(known, sound, session.scenario()))


def write(key: str, value: str) -> None:
    """Set one part of the page's state."""
    address.write(VIEW, {key: value})


def touch(cell: str) -> None:
    """A figure was touched where no panel stands beside it; the board forgets it, so that it can be touched again."""
    if address.state_of(VIEW).panel == "formula":
        write("panel", VIEW.defaults["panel"])
    st.session_state[TOUCHED] = cell
    st.session_state[TURN] = turn() + 1


def touched() -> str:
    """The figure touched in this run, "" for none."""
    return str(st.session_state.pop(TOUCHED, ""))


def turn() -> int:
    """How often a figure has been touched; in the board's key it makes the board forget."""
    return int(st.session_state.get(TURN, 0))


def refusal(known: Known, error: ScenarioError) -> str:
    """Why a scenario was not taken up, as one sentence."""
    if isinstance(error, ScenarioCodeError):
        return _code_words()[error.reason]
    titles = {lever.id: pick(lever.title_zh, lever.title_en) for lever in known.baseline.levers}
    return problems_sentence(error.problems, titles)


def _opens(known: Known, place: str, token: str) -> bool:
    try:
        scenario_of(known, token, session.scenario())
        for sentence in _changes_since(known, token):
            state.notice(sentence)
    except ScenarioError as error:
        why = refusal(known, error)
        state.notice(tr("链接中的方案“{place}”已略去，其余照常比较：{why}", place=place, why=why))
        return False
    return True


def _changes_since(known: Known, token: str) -> Iterator[str]:
    """A code made before an update of the data: the defaults that have moved since are named."""
    if "~" not in token:
        return
    for moved in decode(token, known.catalogue).changed_since:
        title = pick(*known.title_of(moved.lever_id))
        then, now = number(moved.then), number(moved.now)
        words = tr("“{title}”的默认值由 {then} 变为 {now}。", title=title, then=then, now=now)
        yield tr("方案生成后数据有更新：") + words


def _code_words() -> dict[CodeReason, str]:
    return {
        "not_a_code": tr("认不出这是方案码，请检查是否复制完整。"),
        "damaged": tr("方案码不完整或被改动过，请重新复制。"),
        "too_long": tr("方案内容过多，方案码放不下，请用方案文件。"),
        "older_version": tr("方案码由旧版本生成，本版本已不能读取。"),
        "newer_version": tr("方案码由更新的版本生成，请先升级本系统。"),
    }
