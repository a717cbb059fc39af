"""A story as a file: out for others and for keeping, in with every fault named."""

import streamlit as st

from components.export.files import file_name
from components.story import drafts
from components.story.exchange import StoryFileError, read_story, story_bytes
from components.story.steps import fault_lines
from components.topics.stories.view import words_in
from components.ui import state
from components.ui.session.look import page_look
from components.ui.stories import draft
from components.words.release_words import other_release_sentence
from components.words.text import plain_in_markdown, say, tr
from data.stories import Story

UPLOAD = "story_upload"
MOST_FAULTS = 12
"""Sentences about one file; how many more there are is said."""


def file_out(story: Story) -> None:
    """The open story as YAML, for another machine and for `tasks.py brief`."""
    st.download_button(
        tr("YAML　汇报文件，可导回"), lambda: story_bytes(drafts.with_printed(story)), key="story_file_yaml",
        file_name=file_name(words_in(story.title), suffix="yaml"), mime="application/yaml", on_click="ignore",
        icon=":material/download:", width="stretch",
    )  # fmt: skip


def file_in() -> None:
    """The button that takes a file into the draft; its content is sent when it is opened."""
    box = st.popover(
        tr("导入汇报文件"), icon=":material/upload:", key="story_import", on_change="rerun", width="stretch"
    )
    if not box.open:
        return
    upload = box.file_uploader(tr("汇报文件（YAML）"), key=UPLOAD, max_upload_size=1)
    if upload is None:
        return
    try:
        reading = read_story(upload.getvalue())
    except StoryFileError as error:
        box.error(plain_in_markdown(tr("没有采用任何内容：{why}。", why=say(error.what))), icon=":material/report:")
        return
    other = other_release_sentence(reading.story.data_release)
    lines = [*filter(None, [other]), *map(say, reading.faults), *fault_lines(reading.story, page_look())]
    box.markdown(
        plain_in_markdown(tr("“{title}”，{n}步", title=words_in(reading.story.title), n=len(reading.story.steps)))
    )
    for line in lines[:MOST_FAULTS]:
        box.warning(plain_in_markdown(line))
    if len(lines) > MOST_FAULTS:
        box.caption(tr("还有 {n} 处", n=len(lines) - MOST_FAULTS))
    box.button(tr("载入草稿"), type="primary", key="story_take_file", on_click=_take, args=(reading.story, lines))


def _take(story: Story, lines: list[str]) -> None:
    draft.record(story, "")
    draft.open_draft()
    for line in lines[:MOST_FAULTS]:
        state.notice(line)
