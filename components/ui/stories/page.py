"""Stories at the left, the open one's steps with words and picture at the right, and its files."""

from functools import partial

import streamlit as st

from components.story.drafts import DRAFT, as_draft
from components.topics.contract import Content
from components.topics.stories.state import State
from components.topics.stories.view import VIEW, length_words, open_story, shipped, words_in
from components.ui.picks import picked_row
from components.ui.session import address
from components.ui.session.look import page_look
from components.ui.stories import draft
from components.ui.stories.desk import desk
from components.ui.stories.files import files
from components.ui.stories.lookup import open_state
from components.ui.stories.saved import PREFIX, edit_saved, history_button, saved_list
from components.ui.stories.step_view import step_links, step_view
from components.ui.stories.story_file import file_in
from components.ui.stories.turning import turn
from components.ui.whatif import state as session
from components.words.text import plain_in_markdown, tr
from data.stories import Story

NARROW = 900


def stage() -> None:
    """The whole page under its title."""
    state = open_state()
    story = open_story(state)
    content = VIEW.content(state, session.scenario(), page_look())
    st.markdown(f"{plain_in_markdown(content.answer)}")
    if story is None:
        return
    narrow = page_look().width < NARROW
    # On a phone the open step comes first, and what else there is below it.
    opened, listed = (st.container(), st.container()) if narrow else st.columns([1, 2.4], gap="medium")[::-1]
    with listed:
        if story.id == DRAFT:
            _contents(content)
            files(story)
            _own(state)
            with st.expander(tr("随附汇报"), icon=":material/co_present:"):
                _stories(state)
        else:
            _stories(state)
            _own(state)
            _contents(content)
            files(story)
        st.caption(plain_in_markdown(content.notice))
    with opened:
        if words := st.session_state.get(draft.ANSWER):
            st.info(plain_in_markdown(words), icon=":material/info:")
        if story.id == DRAFT:
            desk(story, state)
        else:
            _step(story, state)


def _stories(state: State) -> None:
    """One button a story that ships; the open one is marked."""
    for story in shipped():
        _story_button(story.id, words_in(story.title), state)
        st.caption(f"{words_in(story.audience)} · {length_words(story)}")


def _story_button(ident: str, label: str, state: State) -> None:
    st.button(
        label,
        key=f"story_{ident}",
        type="primary" if ident == state.story else "secondary",
        width="stretch",
        on_click=partial(address.write, VIEW, {"story": ident, "step": "1"}),
    )


def _own(state: State) -> None:
    """The draft in hand or how to begin one, saved stories, and the way in for files."""
    st.markdown(f"**{tr('自编汇报')}**")
    story = draft.in_hand().story
    if story:
        _story_button(DRAFT, tr("草稿　{title}", title=plain_in_markdown(words_in(story.title))), state)
    else:
        st.caption(tr("在任一页的“导出”中按“加入汇报”，或将随附汇报复制为草稿。"))
        if draft.history().can_undo:
            st.button(tr("撤销"), icon=":material/undo:", key="story_undo_empty", on_click=draft.step_back)
    saved_list(state)
    file_in()


def _contents(content: Content) -> None:
    """Length of the open story, and its steps as a list in which one is chosen."""
    with st.container(horizontal=True):
        for figure in content.figures:
            st.metric(figure.label, figure.value, width="content")
    steps = content.tables[-1]
    narrow = {steps.frame.columns[0]: st.column_config.Column(width=40)}
    choose = partial(_choose, len(steps.frame))
    st.dataframe(
        steps.frame, hide_index=True, key="story_steps", on_select=choose, selection_mode="single-row",
        column_config=narrow,
    )  # fmt: skip


def _choose(count: int) -> None:
    """Open the step whose row was pressed."""
    step = picked_row("story_steps", range(1, count + 1))
    if step:
        address.write(VIEW, {"step": str(step)})


def _step(story: Story, state: State) -> None:
    """One step of a story that is read only, and the way to a draft of it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        turn(state.step, len(story.steps))
        links = st.container(horizontal=True, vertical_alignment="center", width="content")
        if story.id.startswith(PREFIX):
            st.button(tr("编辑"), icon=":material/edit_note:", key="story_edit", on_click=edit_saved,
                      args=(story, state.step))  # fmt: skip
            history_button(story.id.removeprefix(PREFIX))
        else:
            st.button(tr("复制为草稿"), icon=":material/edit_note:", key="story_to_draft", on_click=_to_draft,
                      args=(story, state.step))  # fmt: skip
    content = step_view(story, state)
    with links:
        step_links(story, state, content)


def _to_draft(story: Story, step: int) -> None:
    if draft.attempt(lambda: as_draft(story, is_copy=True), ""):
        draft.open_draft(step)
