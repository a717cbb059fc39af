"""Saved stories: opened by name or link, saved with who and when, older versions opened and taken back."""

from collections.abc import Callable

import streamlit as st

from components import store as stored
from components.base.clock import CLOCK
from components.store import ScenarioStoreError, story_book
from components.store.story_book import LONGEST_NAME, LONGEST_WHO, StoryEntry, StoryVersion
from components.store.story_words import saved_story_sentence, story_sentence
from components.story import drafts
from components.story.exchange import StoryReading
from components.topics.stories.state import State
from components.topics.stories.view import VIEW, words_in
from components.ui import share
from components.ui.session import address
from components.ui.stories import draft
from components.ui.whatif.store_notice import standing_notice
from components.words.release_words import other_release_sentence
from components.words.text import language, plain_in_markdown, say, tr
from data.stories import Story

PREFIX = "own_"
"""Before the id of a saved story in an address."""
WHO, VERSIONS = "story_who_saves", "story_versions"
"""In the session: the viewer's name, and the newest version that this viewer has seen of each story."""


def saved_reading(ident: str) -> StoryReading:
    """The newest version of the story with this id in an address. Raises ScenarioStoreError, also for one in the
    bin."""
    entry, reading = story_book.opened(stored.shared_store(), ident.removeprefix(PREFIX))
    if entry.is_binned:
        raise ScenarioStoreError("unknown", name=entry.name)
    return StoryReading(reading.story.model_copy(update={"id": ident}), reading.faults)


def saved_list(state: State) -> None:
    """Every saved story, one of which is opened, and those that were put away last."""
    store = stored.shared_store()
    try:
        entries = story_book.listing(store)
        binned = story_book.listing(store, in_bin=True)
    except ScenarioStoreError as error:
        st.warning(story_sentence(error), icon=":material/database_off:")
        return
    idents = [PREFIX + entry.id for entry in entries]
    if entries:
        key = f"story_saved_{state.story}_{len(entries)}_{entries[0].version}"
        names = dict(zip(idents, map(_line, entries), strict=True))
        st.selectbox(
            tr("已存汇报"), idents, index=idents.index(state.story) if state.story in idents else None, key=key,
            format_func=lambda ident: names.get(ident, ident), placeholder=tr("打开已存汇报"),
            label_visibility="collapsed", on_change=lambda: _open(st.session_state[key]),
        )  # fmt: skip
    if binned:
        _bin(binned)


def keep_button(story: Story) -> None:
    """Save the draft: as a new story, or as the next version of the one that it goes on from."""
    box = st.popover(tr("保存"), icon=":material/save:", key="story_keep", on_change="rerun")
    if not box.open:
        return
    code, base = language(), draft.in_hand().saved_id
    with box:
        standing_notice(stored.shared_store(), "story_reopen", draft.answer)
    with box, st.form("story_keep_form", border=False):
        st.text_input(tr("名称"), words_in(story.title), max_chars=LONGEST_NAME, key=f"story_name_{code}")
        st.text_input(tr("对象"), words_in(story.audience), max_chars=LONGEST_NAME, key=f"story_audience_{code}")
        st.text_input(tr("保存人"), st.session_state.get(WHO, ""), max_chars=LONGEST_WHO, key="story_who",
                      placeholder=tr("姓名或处室"))  # fmt: skip
        if base:
            st.form_submit_button(tr("存为新一版"), type="primary", key="story_save", on_click=_act, args=(_save,))
        st.form_submit_button(
            tr("另存为新的") if base else tr("保存"), type="secondary" if base else "primary", key="story_create",
            on_click=_act, args=(_create,),
        )  # fmt: skip
    if base:
        origin = share.public_origin()
        box.caption(tr("别人打开的链接") if origin else tr("**链接**　只有本机能打开"))
        link = f"{origin or share.origin_here()}/{VIEW.ident}?story={PREFIX}{base}"
        box.code(link, language=None, wrap_lines=True)


def history_button(ident: str) -> None:
    """Versions of a saved story: open one as a draft, take one back, put the story away."""
    box = st.popover(tr("历史"), icon=":material/history:", key="story_history", on_change="rerun")
    if not box.open:
        return
    with box:
        try:
            entry, _ = story_book.opened(stored.shared_store(), ident)
            versions = {each.number: each for each in story_book.history(stored.shared_store(), ident)}
        except ScenarioStoreError as error:
            st.warning(story_sentence(error))
            return
        number = st.selectbox(
            tr("版本"), list(versions), key=f"story_version_{ident}_{entry.version}",
            format_func=lambda n: _version_line(versions[n]), help=stored.thinning_sentence(),
        )  # fmt: skip
        st.text_input(tr("保存人"), st.session_state.get(WHO, ""), max_chars=LONGEST_WHO, key="story_who_restores",
                      placeholder=tr("姓名或处室"))  # fmt: skip
        with st.container(horizontal=True):
            _button(tr("打开这一版"), "open_version", lambda: _open_version(ident, number))
            _button(tr("恢复为最新版"), "restore", lambda: _restore(entry, number))
            _button(tr("移走"), "put_away", lambda: _put_away(ident))


def edit_saved(story: Story, step: int) -> None:
    """The saved story becomes the draft, which goes on from its newest version."""
    ident = story.id.removeprefix(PREFIX)
    if _is_done(lambda: _open_version(ident, None)):
        draft.open_draft(step)


def _button(label: str, key: str, act: Callable[[], str]) -> None:
    st.button(label, key=f"story_{key}", on_click=_act, args=(act,))


def _act(act: Callable[[], str]) -> None:
    _is_done(act)


def _is_done(act: Callable[[], str]) -> bool:
    """Do one thing with the store; its answer or the refusal stands on the page."""
    try:
        draft.answer(act())
    except ScenarioStoreError as error:
        draft.answer(story_sentence(error))
        return False
    except drafts.DraftError as error:
        draft.answer(say(error.what))
        return False
    return True


def _signature(key: str) -> str:
    """Who saves, remembered for the next time; "" where nobody has signed."""
    who = "".join(c for c in " ".join(str(st.session_state.get(key, "")).split()) if c.isprintable())
    if who:
        st.session_state[WHO] = who
    return who


def _titled() -> Story | None:
    """The draft under the name on the form, with the figures as they are printed now."""
    story, code = draft.in_hand().story, language()
    if story is None:
        return None
    title, audience = (str(st.session_state.get(f"story_{name}_{code}", "")) for name in ("name", "audience"))
    if title == words_in(story.title) and audience == words_in(story.audience):
        return drafts.with_printed(story)
    return drafts.with_printed(drafts.renamed(story, title, audience, code))


def _create() -> str:
    return _kept_sentence(lambda story, who: story_book.create(stored.shared_store(), story, who), 0)


def _save() -> str:
    ident = draft.in_hand().saved_id
    version = st.session_state.get(VERSIONS, {}).get(ident, 0)
    return _kept_sentence(
        lambda story, who: story_book.save(stored.shared_store(), (ident, version), story, who), version
    )


def _kept_sentence(act: Callable[[Story, str], StoryEntry], before: int) -> str:
    who, story = _signature("story_who"), _titled()
    if not who or story is None:
        return tr("未保存：请填写保存人。")
    entry = act(story, who)
    _saw(entry)
    draft.settle(story, entry.id)
    return saved_story_sentence(entry, before)


def _saw(entry: StoryEntry) -> None:
    st.session_state.setdefault(VERSIONS, {})[entry.id] = entry.version


def _open(ident: str | None) -> None:
    if ident:
        address.write(VIEW, {"story": ident, "step": "1"})


def _open_version(ident: str, number: int | None) -> str:
    """A version in the draft. The next save goes on from the newest, which this viewer has been shown in the list."""
    entry, reading = story_book.opened(stored.shared_store(), ident, number)
    replaces = draft.in_hand().story is not None
    _saw(entry)
    draft.record(reading.story, ident)
    draft.open_draft()
    words = tr("已打开“{name}”第 {n} 版，改动先存于草稿。", name=entry.name, n=number or entry.version)
    words += tr("原草稿可按“撤销”找回。") if replaces else ""
    return words + other_release_sentence(reading.story.data_release)


def _restore(entry: StoryEntry, number: int) -> str:
    who = _signature("story_who_restores")
    if not who:
        return tr("未恢复：请填写保存人。")
    newest = story_book.restore(stored.shared_store(), (entry.id, entry.version), number, who)
    _saw(newest)
    address.write(VIEW, {"story": PREFIX + entry.id, "step": "1"})
    return tr("第 {n} 版已恢复为最新的第 {m} 版。", n=number, m=newest.version)


def _put_away(ident: str) -> str:
    entry = story_book.to_bin(stored.shared_store(), ident)
    address.reset(VIEW, "story", "step")
    return tr("已移走“{name}”，可在“移走的汇报”里取回。", name=entry.name)


def _bin(entries: tuple[StoryEntry, ...]) -> None:
    with st.popover(tr("移走的汇报"), icon=":material/inventory_2:", key="story_bin", type="tertiary"):
        for entry in entries[:20]:
            _button(tr("取回“{name}”", name=plain_in_markdown(entry.name)), f"back_{entry.id}",
                    lambda ident=entry.id: _bring_back(ident))  # type: ignore[misc]  # fmt: skip


def _bring_back(ident: str) -> str:
    entry = story_book.from_bin(stored.shared_store(), ident)
    _open(PREFIX + ident)
    return tr("已取回“{name}”。", name=entry.name)


def _line(entry: StoryEntry) -> str:
    when = entry.saved_at.astimezone(CLOCK)
    return tr(
        "{name}　第 {n} 版　{who}　{time}", name=entry.name, n=entry.version, who=entry.who, time=f"{when:%m-%d %H:%M}"
    )


def _version_line(version: StoryVersion) -> str:
    if not version.intact:
        return tr("第 {n} 版　已损坏", n=version.number)
    when = version.saved_at.astimezone(CLOCK)
    words = {"n": version.number, "time": f"{when:%Y-%m-%d %H:%M}", "who": version.who, "steps": version.steps}
    return tr("第 {n} 版　{time}　{who}　{steps}步", **words)
