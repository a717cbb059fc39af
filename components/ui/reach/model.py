"""The sign that stands on a page while the reach model is built for the first time."""

import streamlit as st

from components.topics.crossings.facts import load_facts
from components.topics.reach import service
from components.words.text import tr


def build_with_sign() -> None:
    """Build the model where it is not there yet, with a sign on the page that it takes a few seconds.

    Raises DataContractError and LayerContractError.
    """
    version = load_facts().version
    if not service.is_built(version):
        with st.spinner(tr("首次使用，正在建立过河可达模型，约需几秒……")):
            service.kit(version)
