"""What pages read, cached by the version of the file it came from: a mended file is seen without a restart."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data import catalog, tables
from data.catalog import Category, Indicator, Source
from data.references import check_references
from geo import read as geo_read
from geo.contracts import Feature, Layer
from geo.read import ElementPlace

DATA = Path(tables.__file__).parent
GEO = Path(geo_read.__file__).parent


def _file_versions(*paths: Path) -> tuple[int, ...]:
    return tuple(p.stat().st_mtime_ns if p.exists() else 0 for p in paths)


def table(name: str) -> pd.DataFrame:
    """A checked table of facts. Shared between viewers: copy before changing. Raises DataContractError."""
    return _table(name, facts_versions(name))


def table_versions(*names: str) -> tuple[int, ...]:
    """Stands for the tables `names` in the key of something derived from them."""
    return _file_versions(*(DATA / f"{name}.csv" for name in names))


def facts_versions(*names: str) -> tuple[int, ...]:
    """Like `table_versions`, with the catalogues of indicators and sources."""
    return table_versions(*names) + _file_versions(DATA / "indicators.yaml", DATA / "sources.yaml")


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(name: str, version: tuple[int, ...]) -> pd.DataFrame:
    frame = tables.load_table(name, DATA)
    check_references(name, frame, DATA)
    return frame


def records(name: str, key: str) -> dict[str, dict[str, Any]]:
    """The rows of a table by their `key` column as plain dictionaries, cheap to read. Do not change them."""
    return _records(name, key, table_versions(name))


@st.cache_resource(max_entries=32, show_spinner=False)
def _records(name: str, key: str, version: tuple[int, ...]) -> dict[str, dict[str, Any]]:
    return {str(row[key]): {str(k): v for k, v in row.items()} for row in table(name).to_dict("records")}


def indicators() -> tuple[Indicator, ...]:
    """Every indicator, in file order. Raises DataContractError."""
    return _indicators(_file_versions(DATA / "indicators.yaml"))


@st.cache_resource(max_entries=4, show_spinner=False)
def _indicators(version: tuple[int, ...]) -> tuple[Indicator, ...]:
    return catalog.indicators(DATA)


def categories() -> tuple[Category, ...]:
    """The groups of indicators, in file order. Raises DataContractError."""
    return _categories(_file_versions(DATA / "indicators.yaml"))


@st.cache_resource(max_entries=4, show_spinner=False)
def _categories(version: tuple[int, ...]) -> tuple[Category, ...]:
    return catalog.categories(DATA)


def sources() -> dict[str, Source]:
    """Every source by id. Raises DataContractError."""
    return _sources(_file_versions(DATA / "sources.yaml"))


@st.cache_resource(max_entries=4, show_spinner=False)
def _sources(version: tuple[int, ...]) -> dict[str, Source]:
    return catalog.sources(DATA)


def layers() -> tuple[Layer, ...]:
    """The layers a person can switch on, lowest first. Raises LayerContractError."""
    return _layers(_file_versions(GEO / "layers.yaml"))


@st.cache_resource(max_entries=4, show_spinner=False)
def _layers(version: tuple[int, ...]) -> tuple[Layer, ...]:
    return geo_read.layers(GEO)


def features(layer_id: str) -> list[Feature]:
    """The checked features of one layer. Raises LayerContractError."""
    return _features(layer_id, _file_versions(GEO / "layers.yaml", geo_read.layer_path(layer_id, GEO)))


@st.cache_resource(max_entries=64, show_spinner=False)
def _features(layer_id: str, version: tuple[int, ...]) -> list[Feature]:
    return geo_read.features(layer_id, GEO)


def element_index() -> dict[str, ElementPlace]:
    """Element id to its place, over all layers. Raises LayerContractError."""
    return _element_index(geo_versions())


def geo_versions() -> tuple[int, ...]:
    """Stands for all map files together: changes when any of them does."""
    return _file_versions(GEO / "layers.yaml", GEO / "unlocated.csv", *sorted((GEO / "layers").glob("*.geojson")))


@st.cache_resource(max_entries=4, show_spinner=False)
def _element_index(version: tuple[int, ...]) -> dict[str, ElementPlace]:
    return geo_read.element_index(GEO)
