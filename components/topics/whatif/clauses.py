"""The clauses behind a lever, its ticks and the figures of the base year."""

from collections.abc import Mapping

from components.base import cache
from components.topics.whatif.facts import Facts
from components.topics.whatif.results import FactsKey, facts_key
from components.words.citation import Citation, cite
from data.baseline import Tick, default_source
from data.levers import FigureEntry
from model.single_flight import single_flight

KINDS = {"status_quo": "actual", "plan": "plan", "goal": "goal", "reported": "reported"}


def clause_of(facts: Facts, input_id: str, value: float | None) -> Citation | None:
    """The clause of a formula's input: a printed figure, or a lever that stands at its printed default."""
    if input_id in facts.baseline.figure_by_id:
        return _of_figures(facts_key(facts))[input_id]
    lever = facts.baseline.by_id.get(input_id)
    if lever is None or value != lever.default:
        return None
    source = default_source(facts.entries[input_id], facts.printed)
    return tick_citation(facts, input_id, source) if source else None


def tick_citation(facts: Facts, lever_id: str, tick: Tick) -> Citation:
    """The clause of a printed figure on a lever's slider."""
    row = {
        "kind": KINDS[tick.kind],
        "scope": facts.entries[lever_id].scope,
        "source_id": tick.source_id,
        "locator": tick.locator,
        "quote": tick.quote,
    }
    return cite(row, cache.sources())


@single_flight(maxsize=4)
def _of_figures(key: FactsKey) -> Mapping[str, Citation]:
    return {entry.id: _of_figure(key.facts, entry) for entry in key.facts.figures}


def _of_figure(facts: Facts, entry: FigureEntry) -> Citation:
    rows = facts.printed.rows(entry.indicator_id, entry.measure, entry.printed_unit)
    return cite(facts.printed.one(rows, entry.kind, entry.year), cache.sources())
