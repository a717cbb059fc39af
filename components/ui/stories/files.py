"""The files of the open story that are handed out."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components.export.files import file_name
from components.export.kit import now
from components.handout.page_files import maker_of
from components.handout.slides import Origin, deck_of
from components.topics.stories.view import words_in
from components.ui import share
from components.ui.stories.step_view import step_look
from components.ui.stories.story_file import file_out
from components.words.text import tr
from data.stories import Story

FORMS: Mapping[str, tuple[str, str]] = {
    "pptx": ("PPTX　可编辑的幻灯片", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "pdf": ("PDF　打印与转发", "application/pdf"),
    "html": ("HTML　一个文件，离线可放映", "text/html"),
}


def files(story: Story) -> None:
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
    file_out(story)
    st.caption(tr("按下后逐步做成，约十几秒；每页带提示、出处、日期和方案码。"))


def _bytes_of(ending: str, story: Story) -> bytes:
    origin = Origin(f"{now():%Y-%m-%d}", share.public_origin())
    return maker_of(ending)(deck_of(story, step_look(), origin))
