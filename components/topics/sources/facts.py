"""Data of the page: tables, names, citations, contradictions and gaps, cached by file version and language."""

from collections.abc import Iterator
from contextlib import suppress

import pandas as pd

from components.base import cache
from components.base.errors import EXPECTED
from components.base.words_cache import words_cache
from components.topics.sources import unknowns
from components.topics.sources.basics import Facts, basics
from components.topics.sources.records import Filter, Names, citation_rows, citations, filtered, numbered
from components.topics.sources.unknowns import Unknown
from components.topics.sources.words import GROUPS, LAYER, TABLES
from components.words.text import pick, tr
from data.findings import Finding
from data.tables import SCHEMAS
from geo import read as geo_read
from geo.contracts import Layer
from model.single_flight import single_flight

NAMED_TABLES = (
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
        return _indicator_frame(versions())
    return unlocated() if table == "unlocated" else cache.table(table)


def names() -> Names:
    """Names of ids in the viewer's language. A broken table costs its names only."""
    return _names(versions())


@words_cache(4)
def _names(version: tuple[int, ...]) -> Names:
    items: dict[str, str] = {}
    for table, key in NAMED_TABLES:
        with suppress(*EXPECTED):  # the section that shows the table says what is broken
            rows = cache.table(table).to_dict("records")
            items |= {str(r[key]): pick(str(r["name"]), str(r["name_en"])) for r in rows}
    with suppress(*EXPECTED):
        terms = cache.table("named_things").to_dict("records")
        items |= {str(r["thing_id"]): pick(str(r["name"]), str(r["name_en"])) for r in terms}
    with suppress(*EXPECTED):
        items |= {i.id: pick(i.title.zh, i.title.en) for i in cache.indicators()}
    with suppress(*EXPECTED):
        headings = cache.table("outline").to_dict("records")
        items |= {str(r["heading_id"]): pick(str(r["title"]), str(r["title_en"])) for r in headings}
    with suppress(*EXPECTED):
        rows = cache.table("named_things").to_dict("records")
        items |= {str(r["thing_id"]): pick(str(r["name"]), str(r["name_en"])) for r in rows}
    with suppress(*EXPECTED):
        items |= _goal_names()
    return Names(items, {s.id: pick(s.short, f"{s.title.en} ({s.date or 'n.d.'})") for s in cache.sources().values()})


def _goal_names() -> dict[str, str]:
    """Statements of the goals; in Chinese where no English one is written."""
    english = {str(r["goal_id"]): str(r["statement_en"]) for r in cache.table("goal_evidence").to_dict("records")}
    rows = [*cache.table("goals").to_dict("records"), *cache.table("reported_goals").to_dict("records")]
    return {(ident := str(r["goal_id"])): pick(str(r["statement"]), english.get(ident, "")) for r in rows}


def cited() -> dict[str, pd.DataFrame]:
    """The rows that cite each source (table, row, about, locator, quote). Raises DataContractError."""
    return _cited(versions())


@words_cache(4)
def _cited(version: tuple[int, ...]) -> dict[str, pd.DataFrame]:
    rows = citation_rows({name: cache.table(name) for name in SCHEMAS}, names())
    return {source: rows[rows["source_id"] == source].reset_index(drop=True) for source in cache.sources()}


def with_citations(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of a table, numbered from 1, with the column `citation` where the table has sources."""
    if "source_id" not in rows.columns:
        return rows
    return rows.assign(citation=_citations(table, versions()).loc[rows.index])


@words_cache(32)
def _citations(table: str, version: tuple[int, ...]) -> "pd.Series[str]":
    return citations(numbered(frame(table)), cache.sources())


def findings() -> tuple[Finding, ...]:
    """Every contradiction with our reading. Raises DataContractError."""
    return cache.findings()


def tables_with(words: str) -> dict[str, int]:
    """In which tables `words` stand, and in how many rows; a broken table is passed over. Raises DataContractError."""
    return _tables_with(words, versions())


@words_cache(64)
def _tables_with(words: str, version: tuple[int, ...]) -> dict[str, int]:
    counts = {}
    for table in TABLES:
        with suppress(*EXPECTED):  # the table itself says what is broken
            counts[table] = len(filtered(numbered(frame(table)), Filter(words=words), names()))
    return {table: count for table, count in counts.items() if count}


def unlocated() -> pd.DataFrame:
    """Elements without a known location, with the columns of `geo.read.unlocated`. Raises LayerContractError."""
    return pd.DataFrame(geo_read.unlocated(cache.geo_root()), columns=geo_read.UNLOCATED_COLUMNS, dtype="str")


def all_layers() -> tuple[Layer, ...]:
    """Every layer, those of the base map last. Raises LayerContractError."""
    return _all_layers(cache.geo_versions())


@single_flight(maxsize=2)
def _all_layers(version: tuple[int, ...]) -> tuple[Layer, ...]:
    return (*cache.layers(), *cache.base_layers())


@single_flight(maxsize=32)
def _layer_frame(layer_id: str, version: tuple[int, ...]) -> pd.DataFrame:
    rows = [feature["properties"] for feature in geo_read.features(layer_id, cache.geo_root())]
    table = pd.DataFrame(rows)
    lists = [name for name in table.columns if table[name].map(lambda cell: isinstance(cell, list)).any()]
    return table.assign(**{name: table[name].map(_joined) for name in lists})


def _joined(cell: object) -> object:
    return ";".join(map(str, cell)) if isinstance(cell, list) else cell


@words_cache(4)
def _indicator_frame(version: tuple[int, ...]) -> pd.DataFrame:
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


def unknowns_by_group() -> dict[str, list[Unknown]]:
    """Everything unknown by group, read once per version of the files and per language. Raises a contract error."""
    tables = ("observations", "goals", "spatial_elements", "facilities", "projects", "crossings", "crossing_counts")
    return _unknowns(cache.facts_versions(*tables), cache.geo_versions())


@words_cache(4)
def _unknowns(facts: tuple[int, ...], geometry: tuple[int, ...]) -> dict[str, list[Unknown]]:
    """Everything unknown by group, in the page's order. Raises a contract error."""
    indicators, observations = cache.indicators(), cache.table("observations")
    tables_by_name = {tr("设施"): cache.table("facilities"), tr("项目"): cache.table("projects")}
    stated = Facts(indicators, observations, cache.table("spatial_elements"), cache.layers())
    gaps: dict[str, Iterator[Unknown]] = {
        "basics": basics(stated),
        "actuals": unknowns.actuals_since(indicators, observations),
        "starts": unknowns.starting_points(indicators, observations),
        "targets": unknowns.targets(indicators, observations, cache.table("goals")),
        "unplanned": unknowns.unplanned(indicators, observations),
        "crossings": unknowns.crossings(cache.table("crossing_counts"), cache.table("crossings")),
        "places": unknowns.places(unlocated(), tables_by_name),
        "sources": unknowns.provenance(cache.sources()),
    }
    return {group: list(gaps[group]) for group in GROUPS}


def versions() -> tuple[int, ...]:
    """Stands for every file of facts."""
    return cache.folder_versions(cache.data_root(), ".csv", ".yaml")
