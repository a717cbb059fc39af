"""What the page draws from, cached by the version of the files and the viewer's language."""

from contextlib import suppress

import pandas as pd

from components.base import cache
from components.topics.sources.records import Names, Wanted, citation_rows, citations, filtered, numbered
from components.topics.sources.words import LAYER, TABLES
from components.ui.errors import KNOWN
from components.words.text import language, pick
from data.findings import Finding
from data.findings import findings as find
from data.tables import SCHEMAS
from geo import read as geo_read
from geo.contracts import Layer
from model.single_flight import single_flight

NAMED = (
    ("spatial_elements", "element_id"),
    ("crossings", "crossing_id"),
    ("facilities", "facility_id"),
    ("projects", "facility_id"),
)


def frame(table: str) -> pd.DataFrame:
    """Any table of the page, layers as `layer-<id>`. Shared: copy before changing. Raises a contract error."""
    if table.startswith(LAYER):
        return _layer_frame(table.removeprefix(LAYER), cache.geo_versions())
    if table == "indicators":
        return _indicator_frame(versions(), language())
    return unlocated() if table == "unlocated" else cache.table(table)


def names() -> Names:
    """What ids are called in the viewer's language. A broken table costs its names only."""
    return _names(versions(), language())


@single_flight(maxsize=4)
def _names(version: tuple[int, ...], code: str) -> Names:
    things: dict[str, str] = {}
    for table, key in NAMED:
        with suppress(*KNOWN):  # the section that shows the table says what is broken
            rows = cache.table(table).to_dict("records")
            things |= {str(r[key]): pick(str(r["name"]), str(r["name_en"])) for r in rows}
    with suppress(*KNOWN):
        things |= {i.id: pick(i.title.zh, i.title.en) for i in cache.indicators()}
    return Names(things, {s.id: pick(s.short, f"{s.title.en} ({s.date or 'n.d.'})") for s in cache.sources().values()})


def cited() -> dict[str, pd.DataFrame]:
    """The rows that lean on each source (table, row, about, locator, quote). Raises DataContractError."""
    return _cited(versions(), language())


@single_flight(maxsize=4)
def _cited(version: tuple[int, ...], code: str) -> dict[str, pd.DataFrame]:
    rows = citation_rows({name: cache.table(name) for name in SCHEMAS}, names())
    return {source: rows[rows["source_id"] == source].reset_index(drop=True) for source in cache.sources()}


def with_citations(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of a table, numbered from 1, with the column `citation` where the table has sources."""
    if "source_id" not in rows.columns:
        return rows
    return rows.assign(citation=_citations(table, versions(), language()).loc[rows.index])


@single_flight(maxsize=32)
def _citations(table: str, version: tuple[int, ...], code: str) -> "pd.Series[str]":
    return citations(numbered(frame(table)), cache.sources())


def findings() -> tuple[Finding, ...]:
    """Every contradiction with our reading. Raises DataContractError."""
    return _findings(versions())


@single_flight(maxsize=2)
def _findings(version: tuple[int, ...]) -> tuple[Finding, ...]:
    return find(cache.DATA)


def found_in(words: str) -> dict[str, int]:
    """In which tables `words` stand, and in how many rows; a broken table is passed over. Raises DataContractError."""
    return _found_in(words, versions(), language())


@single_flight(maxsize=64)
def _found_in(words: str, version: tuple[int, ...], code: str) -> dict[str, int]:
    counts = {}
    for table in TABLES:
        with suppress(*KNOWN):  # the table itself says what is broken
            counts[table] = len(filtered(numbered(frame(table)), Wanted(words=words), names()))
    return {table: count for table, count in counts.items() if count}


def unlocated() -> pd.DataFrame:
    """What has no known place: element_id, name, why_unknown, source_that_would_hold_it. Raises LayerContractError."""
    return pd.DataFrame(geo_read.unlocated(cache.GEO), columns=geo_read.UNLOCATED_COLUMNS, dtype="str")


def all_layers() -> tuple[Layer, ...]:
    """Every layer, those of the base map last. Raises LayerContractError."""
    return _all_layers(cache.geo_versions())


@single_flight(maxsize=2)
def _all_layers(version: tuple[int, ...]) -> tuple[Layer, ...]:
    return (*geo_read.layers(cache.GEO), *geo_read.base_layers(cache.GEO))


@single_flight(maxsize=32)
def _layer_frame(layer_id: str, version: tuple[int, ...]) -> pd.DataFrame:
    rows = [feature["properties"] for feature in geo_read.features(layer_id, cache.GEO)]
    found = pd.DataFrame(rows)
    lists = [name for name in found.columns if found[name].map(lambda cell: isinstance(cell, list)).any()]
    return found.assign(**{name: found[name].map(_joined) for name in lists})


def _joined(cell: object) -> object:
    return ";".join(map(str, cell)) if isinstance(cell, list) else cell


@single_flight(maxsize=4)
def _indicator_frame(version: tuple[int, ...], code: str) -> pd.DataFrame:
    groups = {c.id: pick(c.title.zh, c.title.en) for c in cache.categories()}
    values = cache.table("observations")["indicator_id"].value_counts()
    rows = [
        {
            "indicator_id": i.id, "category": groups[i.category], "unit": i.unit, "values": int(values.get(i.id, 0)),
            "direction": i.direction, "quantity_kind": i.quantity, "scope": i.scope, "definition": i.definition,
            "limits": i.limits,
        }
        for i in cache.indicators()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def versions() -> tuple[int, ...]:
    """Stands for every file of facts."""
    return cache.folder_versions(cache.DATA, ".csv", ".yaml")
