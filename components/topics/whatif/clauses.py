"""The clauses behind a lever, its ticks and the figures of the base year."""

from collections.abc import Mapping

from components.base import cache
from components.topics.whatif.known import Known
from components.topics.whatif.results import Facts, facts_of
from components.words.citation import Citation, cite
from data.baseline import Tick, default_source
from data.levers import FigureEntry, read_levers
from model.single_flight import single_flight

KINDS = {"status_quo": "actual", "plan": "plan", "goal": "goal", "reported": "reported"}


def clause_of(known: Known, input_id: str, value: float | None) -> Citation | None:
    """The clause of a formula's input: a printed figure, or a lever that stands at its printed default."""
    if input_id in known.baseline.figure_by_id:
        return _of_figures(facts_of(known))[input_id]
    lever = known.baseline.by_id.get(input_id)
    if lever is None or value != lever.default:
        return None
    source = default_source(known.entries[input_id], known.printed)
    return tick_citation(known, input_id, source) if source else None


def tick_citation(known: Known, lever_id: str, tick: Tick) -> Citation:
    """The clause of a printed figure on a lever's slider."""
    row = {
        "kind": KINDS[tick.kind],
        "scope": known.entries[lever_id].scope,
        "source_id": tick.source_id,
        "locator": tick.locator,
        "quote": tick.quote,
    }
    return cite(row, cache.sources())


@single_flight(maxsize=4)
def _of_figures(facts: Facts) -> Mapping[str, Citation]:
    return {entry.id: _of_figure(facts.known, entry) for entry in read_levers(cache.DATA).figures}


def _of_figure(known: Known, entry: FigureEntry) -> Citation:
    rows = known.printed.rows(entry.indicator_id, entry.measure, entry.printed_unit)
    return cite(known.printed.one(rows, entry.kind, entry.year), cache.sources())
