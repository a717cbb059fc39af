"""What the page shows now, from address and session, and its sentences, made once per comparison."""

from functools import lru_cache

from components.topics.compare.entries import Entry, entries
from components.topics.compare.facts import Facts, facts_of
from components.topics.compare.legend import legend
from components.topics.compare.picture import Comparison
from components.topics.compare.words import Marks, sentences, twin_words
from components.topics.whatif.known import Known
from components.ui import before, state
from components.ui.compare import address
from components.ui.whatif import view


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
    words = _told(shown.entries, shown.outcomes, shown.year, facts_of(known))
    return "  \n".join(f":gray[{line}]" for line in words.split("  \n")) if shown.before else words


def signs(known: Known, shown: Comparison) -> str:
    """The legend of the board, made once per comparison."""
    return _signs(shown, facts_of(known))


@lru_cache(maxsize=128)
def _signs(shown: Comparison, facts: Facts) -> str:
    return legend(facts.known, shown)


@lru_cache(maxsize=128)
def _told(found: tuple[Entry, ...], outcomes: tuple[str, ...], at: int, facts: Facts) -> str:
    lines = list(sentences(facts.known, found, outcomes, at, IN_MARKDOWN))
    twins = twin_words(found)
    return "  \n".join([*lines, state.plain(twins)] if twins else lines)


def _bold(text: str) -> str:
    return f"**{state.plain(text)}**"


IN_MARKDOWN = Marks(state.plain, _bold)
