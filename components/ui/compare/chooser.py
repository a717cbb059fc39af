"""Choice of two to four scenarios to compare: presets, the session's own, saved ones, a code or a file."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import store as stored
from components.drawing.charts.compare_board import LETTERS
from components.store import Opened, ScenarioFileError, ScenarioStoreError
from components.topics.compare.entries import Entry, name_of, scenario_of, token_of
from components.topics.compare.state import BASE, LEAST, MOST, NOW, fits
from components.topics.whatif.facts import Facts
from components.topics.whatif.renewal_words import release_sentences, retired_sentences
from components.ui.compare import address
from components.ui.compare.address import refusal
from components.ui.whatif import state
from components.ui.whatif.state import show_in
from components.ui.whatif.store_notice import reconnect_button, standing_notice
from components.words.text import tr
from model.scenario_check import usable
from model.scenario_code import find
from model.scenario_errors import ScenarioError

ADD, PASTED = "compare_add", "compare_given"
LONGEST_PASTE = 8000
SAVED = "saved:"
"""Before the id of a saved scenario among the choices; once chosen, it travels as its code."""


def chooser(facts: Facts, entries: tuple[Entry, ...]) -> None:
    """The button that opens the choice; what it holds is read when it is opened."""
    popover = st.popover(
        tr("选方案"),
        icon=":material/playlist_add:",
        key="compare_choose",
        on_change="rerun",
        type="primary",
    )
    if not popover.open:
        return
    with popover:
        sentence = state.pop_message()
        if sentence:
            st.warning(sentence, icon=":material/info:")
        button = standing_notice(stored.shared_store(), "compare_reopen", state.say)
        offered = _offered(facts, button)
        for entry in entries:
            _place(facts, entries, entry, offered)
        if len(entries) < MOST:
            _addition(facts, offered)
        else:
            st.caption(tr("最多比较四个方案；移除一个后可再加入。"))


def _offered(facts: Facts, button: bool) -> dict[str, str]:
    """All that can be chosen from a list: token or `saved:id` to name. `button`: the one to reconnect is there."""
    names = {token: name_of(facts, token, scenario_of(facts, token, state.scenario())) for token in (BASE, NOW)}
    names |= {
        preset.id: name_of(facts, preset.id, scenario_of(facts, preset.id, state.scenario()))
        for preset in facts.presets
    }
    try:
        saved = stored.listing(stored.shared_store())
    except ScenarioStoreError as error:
        if not button:
            st.warning(stored.sentence(error), icon=":material/database_off:")
            reconnect_button("compare_reopen", state.say)
        return names
    return names | {f"{SAVED}{one.id}": tr("已存：{name}", name=one.name) for one in saved}


def _place(facts: Facts, entries: tuple[Entry, ...], entry: Entry, offered: dict[str, str]) -> None:
    names = {entry.token: entry.name} | offered
    key = f"compare_place_{entry.place}"
    show_in(key, entry.token)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            tr("{letter}（其余方案以此为基准）", letter=entry.letter) if entry.place == 0 else entry.letter,
            list(names), format_func=lambda token: names[token], key=key, width=300,
            on_change=_exchange, args=(facts, entry.place, key),
        )  # fmt: skip
        st.button(
            "", icon=":material/close:", key=f"compare_drop_{entry.place}", help=tr("移除该方案"),
            disabled=len(entries) <= LEAST, on_click=_drop, args=(entries, entry.place),
        )  # fmt: skip


def _addition(facts: Facts, offered: dict[str, str]) -> None:
    letter = LETTERS[len(_tokens(facts))]
    st.selectbox(
        tr("加入为 {letter}", letter=letter), list(offered), index=None, key=ADD,
        placeholder=tr("预设、当前或已存方案"), format_func=lambda token: offered[token],
        on_change=_add_chosen, args=(facts,),
    )  # fmt: skip
    st.chat_input(
        tr("或粘贴方案码、网址，附上方案文件"), key=PASTED, accept_file=True, file_type=["json"],
        max_chars=LONGEST_PASTE, on_submit=_add_given, args=(facts,),
    )  # fmt: skip


def _tokens(facts: Facts) -> tuple[str, ...]:
    return tuple(entry.token for entry in address.entries(facts))


def _exchange(facts: Facts, place: int, key: str) -> None:
    """Another scenario at a place."""
    tokens = list(_tokens(facts))
    token = _token_for(facts, st.session_state[key])
    if token and place < len(tokens):
        tokens[place] = token
        _choose(tuple(tokens))


def _drop(entries: tuple[Entry, ...], place: int) -> None:
    _choose(tuple(entry.token for entry in entries if entry.place != place))


def _add_chosen(facts: Facts) -> None:
    chosen = st.session_state[ADD]
    st.session_state[ADD] = None
    if chosen:
        _add(facts, lambda: _token_for(facts, chosen))


def _add_given(facts: Facts) -> None:
    """Add the pasted or attached scenarios: a code, an address with one, or scenario files."""
    entry = st.session_state[PASTED]
    pasted = (entry if isinstance(entry, str) else entry.text).strip()
    for file in () if isinstance(entry, str) else entry.files:
        _add(facts, partial(_token_in_file, facts, file.getvalue()))
    if pasted:
        _add(facts, lambda: token_of(facts, scenario_of(facts, code_in(pasted), state.scenario())))


def _token_in_file(facts: Facts, content: bytes) -> str:
    return _checked(facts, stored.examined(stored.read_file(content), facts.catalogue))


def code_in(pasted: str) -> str:
    """The code in what was pasted: alone, in an address or in a sentence."""
    return find(pasted) or pasted


def _add(facts: Facts, read: Callable[[], str | None]) -> None:
    """One scenario more, or a sentence why not; the others stay."""
    try:
        token = read()
    except ScenarioError as error:
        state.say(tr("未加入：{why}", why=refusal(facts, error)))
        return
    except (ScenarioFileError, ScenarioStoreError) as error:
        state.say(tr("未加入：{why}", why=stored.sentence(error)))
        return
    if token:
        _choose((*_tokens(facts), token)[:MOST])


def _token_for(facts: Facts, chosen: str) -> str | None:
    """The token of a choice; a saved scenario becomes its code. None with a sentence where it cannot be opened."""
    if not chosen.startswith(SAVED):
        return chosen
    try:
        saved = stored.opened(stored.shared_store(), chosen.removeprefix(SAVED), facts.catalogue)
        return _checked(facts, saved)
    except (ScenarioStoreError, ScenarioFileError, ScenarioError) as error:
        state.say(tr("未加入：{why}", why=stored.sentence(error)))
        return None


def _checked(facts: Facts, saved: Opened) -> str:
    """The code of a scenario without entries unknown to the present data; those are reported."""
    lines = release_sentences(facts, saved.release, saved.scenario) + retired_sentences(facts, saved.retired)
    if saved.problems:
        titles = {entry.id: entry.title.zh for entry in facts.entries.values()}
        lines.append(tr("以下内容已略去：") + stored.problems_sentence(saved.problems, titles))
    if lines:
        state.say("".join(lines))
    return token_of(facts, usable(saved.scenario, facts.catalogue))


def _choose(tokens: tuple[str, ...]) -> None:
    address.choose(tokens)
    address.write("cell", "")
    if not fits(tokens):
        state.say(tr("这几个方案内容太多，超出链接的容量；本页照常比较，分享请用导出的文件。"))
