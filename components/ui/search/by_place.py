"""The filter by subdistrict, shared by the search of the frame and that of 空间布局."""

import streamlit as st

from components.topics.search.places import subdistricts
from components.words.text import tr


def subdistrict_filter(key: str) -> str:
    """Id of the chosen subdistrict, "" for all."""
    names = {"": tr("不限街道"), **subdistricts()}
    chosen = st.selectbox(tr("街道"), list(names), key=key, format_func=names.__getitem__, label_visibility="collapsed")
    return str(chosen or "")
