"""加入汇报: what is on screen becomes the next step of the draft."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.story.drafts import DRAFT, DraftError, step_of_page, with_step
from components.story.steps import step_content
from components.topics.contract import View
from components.topics.stories.view import VIEW as STORIES
from components.topics.whatif.facts import load_facts
from components.ui import share, state
from components.ui.menu import target
from components.ui.session.look import page_look
from components.ui.stories.draft import in_hand, record
from components.ui.whatif import state as session
from components.words.format import number
from components.words.text import say, tr

ADDED = "story_added"
"""In the session: the page that was added last, to say so beside its button."""


def add_button(place: DeltaGenerator, view: View[Any], page_state: Any) -> None:
    """The button, what came of it, and the way to the story."""
    if view.ident == STORIES.ident:
        return
    place.button(
        tr("加入汇报"), icon=":material/playlist_add:", key=f"{view.ident}_to_story", width="stretch", on_click=_add,
        args=(view, page_state),
    )  # fmt: skip
    story = in_hand().story
    if story is None:
        return
    count = number(len(story.steps))
    is_new = st.session_state.get(ADDED) == view.ident
    place.caption(tr("已加入，是第{n}步。", n=count) if is_new else tr("草稿现有{n}步。", n=count))
    place.page_link(
        target(STORIES.ident), label=tr("到“汇报”编排"), icon=":material/co_present:", width="stretch",
        query_params={"story": DRAFT, "step": str(len(story.steps))},
    )  # fmt: skip


def _add(view: View[Any], page_state: Any) -> None:
    st.session_state.pop(ADDED, None)
    if not share.code_or_nothing():
        state.notice(tr("没有加入汇报：方案与画面太长，装不进方案码。请减少改动后再加入。"))
        return
    scenario = session.scenario()
    try:
        code = "" if scenario.is_baseline else session.code(load_facts())
        step = step_of_page(view, page_state, scenario, code)
        record(with_step(in_hand().story, step))
    except DraftError as error:
        state.notice(tr("没有加入汇报：{why}。", why=say(error.what)))
        return
    st.session_state[ADDED] = view.ident
    look = page_look()
    content = step_content(step, 1, look).content
    if content is None or content.answer != view.content(page_state, scenario, look).answer:
        state.notice(tr("已加入汇报。这一页还用了网址里没有的内容（填报、自带文件），汇报只讲随附的数据。"))
