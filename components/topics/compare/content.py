"""The comparison in one state, and its sentences, cached per comparison."""

from components.topics.compare.entries import Entry, entries_of
from components.topics.compare.keys import FactsKey, facts_key
from components.topics.compare.legend import legend
from components.topics.compare.picture import Comparison
from components.topics.compare.state import State
from components.topics.compare.words import Marks, sentences, twin_words
from components.topics.whatif.facts import Facts
from components.words.text import plain_in_markdown
from model.scenario import Scenario
from model.single_flight import single_flight


def comparison_of(facts: Facts, tokens: tuple[str, ...], state: State, now: Scenario) -> Comparison:
    """Scenarios, outcomes and year as chosen; `now` is the session's own scenario."""
    entries = entries_of(facts, tokens, now)
    return Comparison(
        entries=entries,
        outcomes=state.strip,
        year=state.year,
        changes=state.show == "changes",
        before=state.before and not all(entry.scenario.is_baseline for entry in entries),
        cell=state.cell if state.panel == "formula" else "",
    )


def comparison_words(facts: Facts, comparison: Comparison) -> str:
    """The comparison in sentences, one line each; grey while the baseline is shown, so that the layout stays."""
    words = _comparison_words(comparison.entries, comparison.outcomes, comparison.year, facts_key(facts))
    return "  \n".join(f":gray[{line}]" for line in words.split("  \n")) if comparison.before else words


def signs(facts: Facts, comparison: Comparison) -> str:
    """The legend of the board, made once per comparison."""
    return _signs(comparison, facts_key(facts))


@single_flight(maxsize=128)
def _signs(comparison: Comparison, key: FactsKey) -> str:
    return legend(key.facts, comparison)


@single_flight(maxsize=128)
def _comparison_words(entries: tuple[Entry, ...], outcomes: tuple[str, ...], at: int, key: FactsKey) -> str:
    lines = list(sentences(key.facts, entries, outcomes, at, IN_MARKDOWN))
    twins = twin_words(entries)
    return "  \n".join([*lines, plain_in_markdown(twins)] if twins else lines)


def _bold(text: str) -> str:
    return f"**{plain_in_markdown(text)}**"


IN_MARKDOWN = Marks(plain_in_markdown, _bold)
