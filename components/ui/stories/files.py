"""The files of the open story that are handed out: made aside, with how far they are and a way to stop."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.export.files import file_name
from components.export.kit import now
from components.handout.deck import Origin
from components.handout.job import HandoutJob
from components.topics.stories.view import words_in
from components.ui import errors, share
from components.ui.stories.step_view import step_look
from components.ui.stories.story_file import file_out
from components.words.text import tr
from data.stories import Story

FORMS: Mapping[str, tuple[str, str, str]] = {
    "pptx": (
        "PPTX　可编辑的幻灯片",
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "pdf": ("PDF　打印与转发", "pdf", "application/pdf"),
    "html": ("HTML　一个文件，离线可放映", "html", "text/html"),
    "poster": ("PDF　A3 展板，一页", "pdf", "application/pdf"),
}
"""Words, ending and kind of each file by what makes it."""
JOB, WATCHED = "handout_job", "handout_watched"
"""In the session: the file that is being made or was made last, and whether its progress is on screen."""
BEAT_S = 0.5
"""Between two looks at how far a file is."""
MB = 1_000_000


def files(story: Story) -> None:
    """One button a kind of file; under them the one that is being made or is ready."""
    st.markdown(f"**{tr('带走')}**")
    job: HandoutJob | None = st.session_state.get(JOB)
    is_running = job is not None and job.is_running
    for ending, (label, *_) in FORMS.items():
        st.button(
            tr(label), icon=":material/draft:", key=f"handout_{ending}", width="stretch", disabled=is_running,
            on_click=_start, args=(story, ending),
        )  # fmt: skip
    if job and (is_running or job.story == story):
        st.fragment(_state, run_every=BEAT_S if is_running else None)(job)
    file_out(story)
    st.caption(tr("十步约需十秒；每页附提示、出处、日期和方案码。"))


def _start(story: Story, ending: str) -> None:
    origin = Origin(f"{now():%Y-%m-%d}", share.public_origin())
    look = replace(step_look(), theme="light") if ending == "poster" else step_look()  # ink on paper
    st.session_state[JOB] = HandoutJob(story, ending).start(look, origin)


def _state(job: HandoutJob) -> None:
    """How far the file is; once it is ready, the button that hands it out."""
    if job.is_running:
        _progress(job)
    elif st.session_state.pop(WATCHED, False):
        st.rerun()  # the page again, without the timer
    elif job.is_stopped:
        st.caption(tr("已取消，未生成文件。"))
    else:
        with errors.boundary():
            _ready(job)


def _progress(job: HandoutJob) -> None:
    st.session_state[WATCHED] = True
    count = len(job.story.steps)
    words = tr("正在生成第{n}步，共{count}步", n=max(job.step, 1), count=count)
    st.progress(job.share, text=tr("{what}：{step}", what=tr(FORMS[job.ending][0]), step=words))
    st.button(tr("取消"), icon=":material/close:", key="handout_stop", on_click=job.stop)


def _ready(job: HandoutJob) -> None:
    content, (label, ending, mime) = job.result(), FORMS[job.ending]
    size = tr("{n} MB", n=f"{len(content) / MB:.1f}")
    st.download_button(
        tr("下载 {kind}（{size}）", kind=tr(label).split("　")[0], size=size), content, key="handout_ready",
        file_name=file_name(words_in(job.story.title), suffix=ending), mime=mime,
        on_click="ignore", type="primary", icon=":material/download:", width="stretch",
    )  # fmt: skip
