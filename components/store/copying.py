"""Moving scenarios, the ledger and stories with their whole history from one store into another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select

from components.store.exchange import read_file
from components.store.ledger_moves import add_ledger
from components.store.revisions import is_intact, new_id, payload_row
from components.store.story_moves import add_stories
from components.store.tables import (
    ledger_revisions,
    ledger_rows,
    release_blobs,
    release_log,
    releases,
    revisions,
    scenarios,
    stories,
    story_revisions,
)
from components.words.text import tr
from model.scenario_shape import NAME_LENGTH

ROWS_AT_ONCE = 200
WITH_SUMS = (ledger_revisions, story_revisions, releases)
Row = dict[str, Any]


@dataclass(frozen=True)
class Moved:
    """How many scenarios arrived, how many of them under a new id, and how many revisions are damaged."""

    scenarios: int = 0
    copied: int = 0
    damaged: int = 0
    reports: int = 0
    """Tasks of the ledger with a report."""
    stories: int = 0
    visits: int = 0
    """Counts of a kiosk."""


def copy_all(source: Connection, target: Connection) -> Moved:
    """Every row as it is, into empty tables."""
    amount = damaged = 0
    for chunk in _chunks(source, scenarios):
        target.execute(scenarios.insert(), chunk)
        amount += len(chunk)
    for chunk in _chunks(source, revisions):
        target.execute(revisions.insert(), chunk)
        damaged += sum(not is_intact(row) for row in chunk)
    for table in (ledger_rows, ledger_revisions, stories, story_revisions, release_blobs, releases, release_log):
        for chunk in _chunks(source, table):
            target.execute(table.insert(), chunk)
            damaged += sum(not is_intact(row) for row in chunk if table in WITH_SUMS)
    return Moved(amount, 0, damaged, _count(target, ledger_rows), _count(target, stories))


def clear(target: Connection) -> None:
    """Leave the tables empty."""
    people = (story_revisions, stories, ledger_revisions, ledger_rows, revisions, scenarios)
    for table in (release_log, releases, release_blobs, *people):
        target.execute(delete(table))


def amount_in(connection: Connection) -> int:
    """Number of scenarios, those in the bin included."""
    return _count(connection, scenarios)


def is_empty(connection: Connection) -> bool:
    """Whether nothing is kept in this store."""
    return not any(_count(connection, table) for table in (scenarios, ledger_rows, stories, releases))


def _count(connection: Connection, table: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def add_all(source: Connection, target: Connection) -> Moved:
    """Every scenario of `source` beside those of `target`; done twice is done once, and nothing is overwritten.

    Where the target holds other content under the same id, the arriving scenario gets a new id and a marked name.
    """
    amount = copied = 0
    for row in source.execute(select(scenarios)).mappings().all():
        history = _history(source, row["id"])
        there = _history(target, row["id"])
        if there:
            if _contents(there)[: len(history)] == _contents(history):
                continue
            _insert(target, *_as_copy(dict(row), history))
            copied += 1
        else:
            _insert(target, dict(row), history)
        amount += 1
    return Moved(amount, copied, reports=add_ledger(source, target), stories=add_stories(source, target))


def _insert(target: Connection, scenario: Row, history: list[Row]) -> None:
    target.execute(scenarios.insert(), [scenario])
    target.execute(revisions.insert(), history)


def _as_copy(scenario: Row, history: list[Row]) -> tuple[Row, list[Row]]:
    """The same under a new id; its newest revision carries the marked name."""
    suffix = tr("（内存副本）")
    name = str(scenario["name"])[: NAME_LENGTH - len(suffix)] + suffix
    scenario_id = new_id()
    rows = [{**row, "scenario_id": scenario_id} for row in history]
    rows[-1] |= payload_row(read_file(rows[-1]["payload"]).model_copy(update={"name": name}))
    return {**scenario, "id": scenario_id, "name": name}, rows


def _history(connection: Connection, scenario_id: str) -> list[Row]:
    query = select(revisions).where(revisions.c.scenario_id == scenario_id).order_by(revisions.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def _contents(history: Iterable[Row]) -> list[tuple[int, str]]:
    return [(row["number"], row["sha256"]) for row in history]


def _chunks(connection: Connection, table: Any) -> Iterable[list[Row]]:
    for partition in connection.execute(select(table)).mappings().partitions(ROWS_AT_ONCE):
        yield [dict(row) for row in partition]
