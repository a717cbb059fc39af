"""What the page shows now, from address and session, and its sentences, made once per comparison."""

import streamlit as st

from components import before, state
from components.compare_page import address
from components.compare_page.entries import entries
from components.compare_page.legend import legend
from components.compare_page.picture import Comparison
from components.compare_page.words import Marks, sentences, twin_words
from components.text import language
from components.whatif import view
from components.whatif.known import Known


def comparison(known: Known, look: address.Look) -> Comparison:
    """Scenarios, outcomes and year as chosen."""
    found, choice = entries(known), view.kept()
    return Comparison(
        entries=found,
        outcomes=choice.strip,
        year=choice.year,
        changes=look.show == "changes",
        before=before.is_shown() and not all(entry.scenario.is_baseline for entry in found),
        cell=look.cell if look.panel == "formula" else "",
    )


def told(known: Known, shown: Comparison) -> str:
    """The comparison in sentences, a line each; pale while the baseline is in view, so that nothing moves on screen."""
    words = _told(repr((shown.entries, shown.outcomes, shown.year, known.version, language())), known, shown)
    return "  \n".join(f":gray[{line}]" for line in words.split("  \n")) if shown.before else words


def signs(known: Known, shown: Comparison) -> str:
    """The legend of the board, made once per comparison."""
    return _signs(repr((shown, known.version, language())), known, shown)


@st.cache_resource(max_entries=128, show_spinner=False)
def _signs(key: str, _known: Known, _shown: Comparison) -> str:
    return legend(_known, _shown)


@st.cache_resource(max_entries=128, show_spinner=False)
def _told(key: str, _known: Known, _shown: Comparison) -> str:
    lines = list(sentences(_known, _shown.entries, _shown.outcomes, _shown.year, IN_MARKDOWN))
    twins = twin_words(_shown.entries)
    return "  \n".join([*lines, state.plain(twins)] if twins else lines)


def _bold(text: str) -> str:
    return f"**{state.plain(text)}**"


IN_MARKDOWN = Marks(state.plain, _bold)
