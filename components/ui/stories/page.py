"""Stories at the left, the open one's steps with words and picture at the right, and its files."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

import streamlit as st

from components.base.cache import DATA, folder_versions, geo_versions
from components.base.look import Look
from components.base.navigation import ENTRIES
from components.base.scales import Theme
from components.drawing.chart import svg_png
from components.export.files import file_name
from components.export.kit import now
from components.export.picture import body_svg
from components.handout.parts import figure_line
from components.handout.slides import Deck, Origin, deck_of
from components.story.steps import StepContent, step_content
from components.topics.contract import Content, plain
from components.topics.stories.state import State
from components.topics.stories.view import VIEW, length_words, open_story, shipped, words_in
from components.ui import menu, share
from components.ui.picks import picked_row
from components.ui.session import address
from components.ui.session.look import page_look
from components.ui.whatif import state as session
from components.words.text import plain_in_markdown, say, tr
from data.stories import Story
from model.single_flight import single_flight

PICTURE = (1240, 760)
"""Size in px at which a step's picture is drawn."""
FORMS: Mapping[str, tuple[str, str]] = {
    "pptx": ("PPTX　可编辑的幻灯片", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "pdf": ("PDF　打印与转发", "application/pdf"),
    "html": ("HTML　一个文件，离线可放映", "text/html"),
}
PRESENTER = "present"


def stage() -> None:
    """The whole page under its title."""
    state = address.state_of(VIEW)
    story = open_story(state)
    content = VIEW.content(state, session.scenario(), page_look())
    st.markdown(f"{plain_in_markdown(content.answer)}")
    narrow = page_look().width < 900
    listed, opened = (st.container(), st.container()) if narrow else st.columns([1, 2.4], gap="medium")
    with listed:
        _stories(state)
        _contents(content)
        _files(story)
        st.caption(plain_in_markdown(content.notice))
    with opened:
        _step(story, state)


def _stories(state: State) -> None:
    """One button a story; the open one is marked."""
    for story in shipped():
        st.button(
            words_in(story.title),
            key=f"story_{story.id}",
            type="primary" if story.id == state.story else "secondary",
            width="stretch",
            on_click=partial(address.write, VIEW, {"story": story.id, "step": "1"}),
        )
        st.caption(f"{words_in(story.audience)} · {length_words(story)}")


def _contents(content: Content) -> None:
    """Length of the open story, and its steps as a list in which one is chosen."""
    for column, figure in zip(st.columns(len(content.figures)), content.figures, strict=True):
        column.metric(figure.label, figure.value)
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


def _files(story: Story) -> None:
    """What is handed out; a file is made when it is asked for, which takes some ten seconds."""
    st.markdown(f"**{tr('带走')}**")
    for ending, (label, mime) in FORMS.items():
        st.download_button(
            tr(label),
            partial(_bytes_of, ending, story),
            file_name=file_name(words_in(story.title), suffix=ending),
            mime=mime,
            on_click="ignore",
            icon=":material/download:",
            key=f"story_file_{ending}",
            width="stretch",
        )
    st.caption(tr("点击后逐步生成，约需十几秒；每页带提示、出处、日期和方案码。"))


def _bytes_of(ending: str, story: Story) -> bytes:
    maker: Callable[[Deck], bytes] = getattr(import_module(f"components.handout.{ending}_file"), f"{ending}_bytes")
    look = page_look()
    origin = Origin(f"{now():%Y-%m-%d}", share.public_origin())
    return maker(deck_of(story, _look(look.language, look.theme), origin))


def _step(story: Story, state: State) -> None:
    """One step: where it stands, its heading, picture, words and figures."""
    count = len(story.steps)
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn(tr("上一步"), state.step - 1, count, ":material/arrow_back:")
        st.markdown(f"{state.step}/{count}", width="content")
        _turn(tr("下一步"), state.step + 1, count, ":material/arrow_forward:")
        if any(entry.url_path == PRESENTER for entry in menu.every_entry()):
            pairs = {"story": story.id, "step": str(state.step)}
            st.page_link(menu.script_of(PRESENTER), label=tr("放映"), icon=":material/slideshow:", query_params=pairs)
        step = story.steps[state.step - 1]
        if page := next((entry for entry in ENTRIES if entry.url_path == step.view), None):
            st.page_link(menu.script_of(step.view), label=tr("打开{page}", page=tr(page.title)),
                         icon=":material/open_in_new:", query_params=dict(step.query))  # fmt: skip
    look = page_look()
    content = step_content(step, state.step, _look(look.language, look.theme))
    st.subheader(content.heading, anchor=False)
    for text in content.sentences:
        st.markdown(plain_in_markdown(text))
    _picture(story, state, content)
    _under(content)


def _turn(label: str, step: int, count: int, icon: str) -> None:
    st.button(label, icon=icon, disabled=not 1 <= step <= count, key=f"story_turn_{icon[-9:-1]}",
              on_click=partial(address.write, VIEW, {"step": str(step)}))  # fmt: skip


def _picture(story: Story, state: State, content: StepContent) -> None:
    if content.content is None or not (content.content.maps or content.content.charts or content.content.figures):
        return
    look = page_look()
    versions = (folder_versions(DATA, ".csv", ".yaml"), geo_versions())
    st.image(
        _png(story.id, state.step, _look(look.language, look.theme), versions),
        width="stretch",
        alt=plain(content.content.answer),
    )
    st.caption(plain_in_markdown(content.content.notice))


@single_flight(maxsize=48)
def _png(ident: str, place: int, look: Look, _versions: object) -> bytes:
    """The picture of a step as it is while the files of the data are as they are."""
    story = next(story for story in shipped() if story.id == ident)
    content = step_content(story.steps[place - 1], place, look).content
    return svg_png(body_svg(content, look, PICTURE)) if content else b""


def _look(language: str, theme: Theme) -> Look:
    """The look in which a step is drawn, whatever the size of the page around it."""
    return Look(language, theme, 1.0, PICTURE[0])


def _under(content: StepContent) -> None:
    """Figures with their grades, notes for the speaker, and what could not be told."""
    for figure in content.figures:
        st.caption(plain_in_markdown(figure_line(figure)))
    if content.notes:
        st.caption(f":material/speaker_notes: {plain_in_markdown(content.notes)}")
    for fault in content.faults:
        st.warning(plain_in_markdown(say(fault)))
