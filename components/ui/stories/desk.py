"""The draft on the desk: its steps moved, copied and deleted, their words edited, everything undone; beside it what the
step will say and show."""

from collections.abc import Callable, Sequence
from hashlib import sha256

import streamlit as st

from components.story import drafts
from components.story.drafts import Wording
from components.topics.contract import Figure
from components.topics.stories.state import State
from components.ui.session.look import page_look
from components.ui.stories import draft
from components.ui.stories.annotating import annotation_desk
from components.ui.stories.saved import history_button, keep_button
from components.ui.stories.step_view import step_links, step_view
from components.ui.stories.turning import turn
from components.words.text import language, plain_in_markdown, tr
from data.stories import LONGEST_LINE, MOST_LINES, Story, StoryStep

Edit = Callable[[], Story | None]


def desk(story: Story, state: State) -> None:
    """Tools, the form of the open step, and the step as it will be told."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        turn(state.step, len(story.steps))
        links = st.container(horizontal=True, vertical_alignment="center", width="content")
        keep_button(story)
        if saved_id := draft.in_hand().saved_id:
            history_button(saved_id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _tools(story, state.step)
    left, right = st.columns([1, 1.35], gap="medium") if page_look().width >= 1200 else (st.container(), st.container())
    with left:
        _wording(story, state.step)
        about = st.container()
        annotation_desk(story, state.step)
    with right, st.container(border=True, key="story_preview"):
        content = step_view(story, state)
        if content.changes:
            _tool(tr("采用现有数据"), "check", "fresh", lambda: _fresh(story, state.step), state.step)
    with about:
        _about_figures(content.content.figures if content.content else ())
    with links:
        step_links(story, state, content)


def _tools(story: Story, number: int) -> None:
    """A button for each edit of the whole step; the step that was moved or copied stays open."""
    last = len(story.steps)
    moves: dict[str, tuple[str, str, Edit, int]] = {
        "earlier": (tr("前移"), "arrow_upward", lambda: drafts.moved_step(story, number, number - 1), number - 1),
        "later": (tr("后移"), "arrow_downward", lambda: drafts.moved_step(story, number, number + 1), number + 1),
        "copy": (tr("复制这一步"), "content_copy", lambda: drafts.doubled_step(story, number), number + 1),
        "delete": (tr("删除这一步"), "delete", lambda: drafts.without_step(story, number), number),
    }
    for name, (label, icon, edit, target) in moves.items():
        barred = (name == "earlier" and number == 1) or (name == "later" and number == last)
        _tool(label, icon, name, edit, target, disabled=barred)
    history = draft.history()
    st.button(tr("撤销"), icon=":material/undo:", key="story_undo", disabled=not history.can_undo,
              on_click=draft.step_back)  # fmt: skip
    st.button(tr("重做"), icon=":material/redo:", key="story_redo", disabled=not history.can_redo,
              on_click=draft.step_on)  # fmt: skip


def _tool(label: str, icon: str, name: str, edit: Edit, target: int, *, disabled: bool = False) -> None:
    st.button(label, icon=f":material/{icon}:", key=f"story_do_{name}", disabled=disabled, on_click=_do,
              args=(edit, target))  # fmt: skip


def _do(edit: Edit, target: int) -> None:
    if draft.attempt(edit):
        draft.open_draft(target)


def _fresh(story: Story, number: int) -> Story:
    from components.story.steps import with_figures

    return drafts.with_replaced(story, number, with_figures(story.steps[number - 1]))


def _wording(story: Story, number: int) -> None:
    """Heading, sentences, notes and seconds in the language on screen."""
    step, code = story.steps[number - 1], language()
    stand = f"{number}_{code}_{sha256(step.model_dump_json().encode()).hexdigest()[:12]}"
    with st.form(f"story_form_{stand}", border=False):
        st.text_input(tr("标题"), _text(step, "heading", code), max_chars=LONGEST_LINE, key=f"story_heading_{stand}")
        lines = "\n".join(getattr(words, code) or words.zh or words.en for words in step.words)
        st.text_area(
            tr("正文，一行一句，至多{n}句", n=MOST_LINES), lines, height=140, key=f"story_lines_{stand}",
            max_chars=MOST_LINES * LONGEST_LINE,
        )  # fmt: skip
        st.text_area(tr("备注（供讲解人）"), _text(step, "notes", code), height=70, key=f"story_notes_{stand}",
                     max_chars=LONGEST_LINE)  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom"):
            # The browser sends whole numbers in a form that the check of odd values refuses.
            st.number_input(tr("用时（秒）"), 5.0, 1800.0, float(step.seconds), 5.0, format="%.0f", width=150,
                            key=f"story_seconds_{stand}")  # fmt: skip
            st.form_submit_button(tr("应用"), type="primary", icon=":material/check:", key=f"story_reword_{stand}",
                                  on_click=_reword, args=(story, number, stand))  # fmt: skip


def _text(step: StoryStep, name: str, code: str) -> str:
    words = getattr(step, name)
    return str(getattr(words, code) or words.zh or words.en) if words else ""


def _about_figures(figures: Sequence[Figure]) -> None:
    """How figures are written, and the names of those of this page."""
    st.caption(
        tr("数以引用方式书写，带等级和条款：`{answer}` 为该页的回答，`{gdp.actual.2023.level}` 为数据表中的数，"
           "`{figure.…}` 为该页的数，名称如下。直接填写的数标注“手填”。")
    )  # fmt: skip
    if not figures:
        return
    with st.popover(tr("该页的数（{n}个）", n=len(figures)), icon=":material/data_object:"):
        for figure in figures:
            st.markdown(f"`{{figure.{figure.ident}}}`　{plain_in_markdown(f'{figure.label}　{figure.value}')}")


def _reword(story: Story, number: int, stand: str) -> None:
    typed = {name: st.session_state.get(f"story_{name}_{stand}") for name in ("heading", "lines", "notes", "seconds")}
    lines = tuple(str(typed["lines"] or "").splitlines())
    wording = Wording(str(typed["heading"] or ""), lines, str(typed["notes"] or ""), int(typed["seconds"] or 60))
    code = language()
    draft.attempt(lambda: drafts.reworded(story, number, wording, code))
