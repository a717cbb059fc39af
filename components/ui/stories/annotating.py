"""Signs on a step's picture: added by place in percent of its width and height, listed and taken away."""

import streamlit as st

from components.story import drafts
from components.story.steps import words_of
from components.ui.segments import segments
from components.ui.stories import draft
from components.words.text import language, plain_in_markdown, tr
from data.stories import LONGEST_LINE, Annotation, Story

KINDS = {"text": "文字", "arrow": "箭头", "circle": "圆圈"}
KIND = "annotation_kind"
PLACES = {"x": ("横向位置（%）", 50), "y": ("纵向位置（%）", 40)}
TAILS = {"from_x": ("箭尾横向（%）", 30), "from_y": ("箭尾纵向（%）", 20)}
RADIUS = {"radius": ("半径（图宽的%）", 6)}
LOWEST, HIGHEST = {"radius": 1}, {"radius": 50}


def annotation_desk(story: Story, number: int) -> None:
    """The signs that there are, and the form for one more."""
    signs = story.steps[number - 1].annotations
    box = st.expander(tr("图上标注"), icon=":material/draw:", key="annotation_desk", on_change="rerun")
    if not box.open:
        return
    with box:
        for place, sign in enumerate(signs):
            _row(story, number, place, sign)
        kind = str(st.session_state.get(KIND, "text"))
        segments(tr("标注"), {code: tr(word) for code, word in KINDS.items()}, key=KIND, current=kind, on_change=_keep)
        with st.form("annotation_form", border=False):
            st.text_input(tr("文字"), key="annotation_words", max_chars=LONGEST_LINE)
            for name, (words, value) in _fields(kind).items():
                st.slider(tr(words), LOWEST.get(name, 0), HIGHEST.get(name, 100), value, key=f"annotation_{name}")
            st.form_submit_button(tr("添加标注"), icon=":material/add:", key="annotation_add", on_click=_add,
                                  args=(story, number, kind))  # fmt: skip
        st.caption(tr("标注画在图上，随每种文件带走；放映时先放带标注的图，按 M 换成活动的图。"))


def _keep() -> None:
    """The kind that is chosen stays in the session; nothing else changes."""


def _fields(kind: str) -> dict[str, tuple[str, int]]:
    return PLACES | (TAILS if kind == "arrow" else RADIUS if kind == "circle" else {})


def _row(story: Story, number: int, place: int, sign: Annotation) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{tr(KINDS[sign.kind])}　{plain_in_markdown(words_of(sign.words))}")
        st.button(tr("删除"), icon=":material/delete:", key=f"annotation_delete_{place}", type="tertiary",
                  on_click=_delete, args=(story, number, place))  # fmt: skip


def _delete(story: Story, number: int, place: int) -> None:
    draft.attempt(lambda: drafts.without_annotation(story, number, place))


def _add(story: Story, number: int, kind: str) -> None:
    fields: dict[str, object] = {
        name: float(st.session_state.get(f"annotation_{name}", value)) / 100
        for name, (_, value) in _fields(kind).items()
    }
    fields |= {"kind": kind, "words": str(st.session_state.get("annotation_words", ""))}
    code = language()
    draft.attempt(lambda: drafts.with_annotation(story, number, fields, code))
