"""The tables beside the map of a slip, as they are sent: put together once for each crossing, years and destination."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.base.result_store import ResultStore
from components.topics.crossings.facts import Facts as CrossingFacts
from components.topics.industry import slip_words, slips
from components.topics.industry.slips import Slip
from components.topics.industry.state import State
from components.topics.reach.content import units_table
from components.topics.reach.scene import Scene
from components.words.text import language

About = tuple[CrossingFacts, tuple[Slip, ...], Slip, Scene]
"""Crossings, the ranking, the slip that is seen, and its minutes."""
MOST = 256


class Rows(NamedTuple):
    """A table, and the id of each of its rows."""

    table: pa.Table
    idents: list[str]


_rows: ResultStore[Rows] = ResultStore(MOST)


def ranking(about: About, state: State) -> Rows:
    """Every crossing that is not open yet, the one that is seen with a mark."""
    _, ranked, slip, now = about

    def frame() -> pd.DataFrame:
        table = slip_words.ranking_table(now, ranked, state.to)
        table.insert(0, " ", ["▶" if ident == slip.ident else "" for ident in table.index])
        return table

    return _sent("ranking", about, (state.to,), frame)


def counts(about: About, state: State) -> pa.Table:
    """Crossings as announced and with the slip, year by year."""
    facts, _, slip, _ = about
    return _sent("counts", about, (state.by,), lambda: slip_words.counts_table(facts, slip, state.by)).table


def links(about: About) -> pa.Table:
    """Indicators that the crossing moves."""
    return _sent("links", about, (), lambda: slip_words.links_table(about[2])).table


def units(about: About, state: State) -> pa.Table:
    """Minutes by subdistrict; the destination is the one that is seen."""
    return _sent("units", about, (state.by, state.to), lambda: units_table(about[3])).table


def _sent(name: str, about: About, choices: tuple[object, ...], make: Callable[[], pd.DataFrame]) -> Rows:
    facts, _, slip, _ = about

    def rows() -> Rows:
        frame = make()
        return Rows(pa.Table.from_pandas(frame, preserve_index=False), [str(ident) for ident in frame.index])

    return _rows.get((name, *slips.version(facts), language(), slip.ident, *choices), rows)
