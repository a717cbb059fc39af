"""The three steps on the page: the line in time, and under each third of it what the step is to reach."""

from datetime import date

import streamlit as st

from components.topics.overview.aims import Aims, aims, line_alt, line_spec
from components.ui import viewport
from components.ui.provenance import source_button
from components.words.text import tr

SOURCES_PX = 130  # the button of the sources with the gaps, px at size 1.0


def show_steps(today: date, *, low: bool = False) -> None:
    """Line, then goals, as running text on a `low` screen. Raises DataContractError when goals.csv or sources.yaml is
    broken."""
    steps = aims()
    port = viewport.current()
    narrow = port.narrow
    third = round((port.width - (160 + SOURCES_PX) * port.size) / 3)
    spec = line_spec(today, viewport.theme(), port.size, narrow=narrow)
    st.vega_lite_chart(None, spec, key="timeline", theme=None, alt=line_alt())
    with st.container(horizontal=not narrow, gap="small"):
        for each in steps:
            if low:
                st.markdown(f":small[{tr('；').join(each.lines)}]  \n{_phase(each, today, brief=True)}", width=third)
                continue
            title = f"**{each.name}**\n\n" if narrow else ""
            goals = "\n".join(f"- {line}" for line in each.lines)
            st.markdown(f"{title}{goals}\n\n{_phase(each, today)}", width="stretch")
            source_button(list(each.citations), key=f"source_step_{each.step.number}")
        if low:
            source_button([citation for each in steps for citation in each.citations], key="source_steps")


def _phase(each: Aims, today: date, *, brief: bool = False) -> str:
    """Where the step stands; the current one is set off by weight, the others are quiet. `brief`: all are small."""
    words, current = each.phase(today), each.step.phase(today) == "current"
    words = f"**{words}**" if current else words
    return words if current and not brief else f":small[{words}]"
