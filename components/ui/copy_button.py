"""A button that copies a text to the clipboard and says so."""

from pathlib import Path
from typing import Any

import streamlit as st

from components.words.text import tr
from model.single_flight import single_flight

SCRIPT = Path(__file__).parents[1] / "assets" / "copy_button.js"
STYLE = """button{font:inherit;font-size:.875rem;padding:.35rem .9rem;cursor:pointer;color:var(--st-text-color);
background:var(--st-background-color);border:1px solid var(--st-border-color);border-radius:var(--st-button-radius)}
button:hover,button:focus-visible{border-color:var(--st-primary-color);color:var(--st-primary-color)}"""


@single_flight(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("explorer_copy", js=SCRIPT.read_text(encoding="utf-8"), css=STYLE)


def copy_button(text: str, *, key: str, label: str) -> None:
    """The button `label`; for two seconds after a press it says whether the text was copied."""
    words = {"text": text, "label": label, "done": tr("已复制"), "failed": tr("未能复制，请选中文字")}
    _component()(key=key, data=words, width="content")
