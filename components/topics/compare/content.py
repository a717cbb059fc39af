"""The comparison in one state, and its sentences, made once per comparison."""

from components.topics.compare.entries import Entry, entries_of
from components.topics.compare.facts import Facts, facts_of
from components.topics.compare.legend import legend
from components.topics.compare.picture import Comparison
from components.topics.compare.state import State
from components.topics.compare.words import Marks, sentences, twin_words
from components.topics.whatif.known import Known
from components.words.text import plain_in_markdown
from model.scenario import Scenario
from model.single_flight import single_flight


def comparison_of(known: Known, tokens: tuple[str, ...], state: State, now: Scenario) -> Comparison:
    """Scenarios, outcomes and year as chosen; `now` is the session's own scenario."""
    entries = entries_of(known, tokens, now)
    return Comparison(
        entries=entries,
        outcomes=state.strip,
        year=state.year,
        changes=state.show == "changes",
        before=state.before and not all(entry.scenario.is_baseline for entry in entries),
        cell=state.cell if state.panel == "formula" else "",
    )


def told(known: Known, shown: Comparison) -> str:
    """The comparison in sentences, a line each; pale while the baseline is in view, so that nothing moves on screen."""
    words = _told(shown.entries, shown.outcomes, shown.year, facts_of(known))
    return "  \n".join(f":gray[{line}]" for line in words.split("  \n")) if shown.before else words


def signs(known: Known, shown: Comparison) -> str:
    """The legend of the board, made once per comparison."""
    return _signs(shown, facts_of(known))


@single_flight(maxsize=128)
def _signs(shown: Comparison, facts: Facts) -> str:
    return legend(facts.known, shown)


@single_flight(maxsize=128)
def _told(found: tuple[Entry, ...], outcomes: tuple[str, ...], at: int, facts: Facts) -> str:
    lines = list(sentences(facts.known, found, outcomes, at, IN_MARKDOWN))
    twins = twin_words(found)
    return "  \n".join([*lines, plain_in_markdown(twins)] if twins else lines)


def _bold(text: str) -> str:
    return f"**{plain_in_markdown(text)}**"


IN_MARKDOWN = Marks(plain_in_markdown, _bold)
