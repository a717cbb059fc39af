"""Four questions that lead on, each with a small picture (components/assets/page.css)."""

from typing import NamedTuple

import streamlit as st

from components.ui.menu import target
from components.words.text import tr


class Door(NamedTuple):
    """A question and the page that answers it."""

    url_path: str
    question: str
    answer: str


DOORS = (
    Door("layout", "在哪里？", "结构、组团、山水、文化"),
    Door("crossings", "怎么过河？", "哪年通车，关闭一处有何影响"),
    Door("monitoring", "进度如何？", "计划与上年，要求与进度"),
    Door("targets", "如果……会怎样？", "设定目标，测算所需条件"),
)


def show_doors(*, low: bool = False, answers: bool = True) -> None:
    """The doors in a row, wrapping, flat on a `low` screen; with `answers` each says what lies behind it."""
    with st.container(key="overview_doors_low" if low else "overview_doors", horizontal=True, gap="small"):
        for door in DOORS:
            question = f"**{tr(door.question)}**"
            label = f"{question} {tr(door.answer)}" if answers else question
            st.page_link(target(door.url_path), label=label, width="stretch")
