"""Data of the pages, cached by file version, so that a corrected file takes effect without a restart."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from time import monotonic
from typing import Any

import pandas as pd

from components.base.release import data_root as data_root
from components.base.release import geo_root as geo_root
from components.base.release import pinned
from data import catalog, tables
from data.catalog import Category, Indicator, Source
from data.facility_kinds import FacilityKinds, read_facility_kinds
from data.findings import Finding
from data.findings import findings as find_contradictions
from data.references import check_references
from geo import read as geo_read
from geo.contracts import Feature, Layer
from geo.errors import LayerContractError, LayerFault
from geo.read import ElementPlace
from model.single_flight import single_flight

Versions = tuple[int, ...]
Read = dict[tuple[str, ...], Versions]
FRESH_S = 1.0
_lately_read: tuple[float, Read] = (-FRESH_S, {})
_versions_of_run: ContextVar[Read | None] = ContextVar("versions_of_run", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Within it all is read from one release, and the versions of the same files from the disk once: a page run needs
    them hundreds of times, and must not show one half from an old file and the other from the new."""
    token = _versions_of_run.set({})
    try:
        with pinned():
            yield
    finally:
        _versions_of_run.reset(token)


def _once(read: Callable[..., Versions], *key: str) -> Versions:
    versions = _versions_of_run.get()
    if versions is None:
        versions = _of_late()
    if key not in versions:
        versions[key] = read(*key)
    return versions[key]


def _of_late() -> Read:
    """Versions read within the last `FRESH_S`: a part of a page that reruns alone may be that far behind a corrected
    file, a whole page never. Looking at the disk took a tenth of such a run, and lets another thread take the
    processor."""
    global _lately_read
    now = monotonic()
    if now - _lately_read[0] >= FRESH_S:
        _lately_read = (now, {})
    return _lately_read[1]


def _file_versions(*paths: Path | str) -> Versions:
    return _once(_read_files, *map(str, paths))


def _read_files(*paths: str) -> Versions:
    """Each file by itself: most of those that two questions name are the same."""
    return tuple(version for path in paths for version in _once(_read_file, path))


def _read_file(path: str) -> Versions:
    try:
        return (os.stat(path).st_mtime_ns,)  # noqa: PTH116 - on every run of a page; a Path costs more than the call
    except OSError:
        return (0,)


def table(name: str) -> pd.DataFrame:
    """A checked table of facts. Shared between viewers: copy before changing. Raises DataContractError."""
    return _table(name, facts_versions(name))


def table_versions(*names: str) -> Versions:
    """Stands for the tables `names` in the key of something derived from them."""
    return _file_versions(*(f"{data_root()}/{name}.csv" for name in names))


def facts_versions(*names: str) -> Versions:
    """Like `table_versions`, with the catalogues of indicators and sources."""
    return table_versions(*names) + _file_versions(f"{data_root()}/indicators.yaml", f"{data_root()}/sources.yaml")


def folder_versions(folder: Path | str, *endings: str) -> Versions:
    """Stands for the files of a folder whose names end so, by name; nothing for a folder that is not there."""
    return _once(_read_folder, str(folder), *endings)


def _read_folder(folder: str, *endings: str) -> Versions:
    with suppress(OSError), os.scandir(folder) as entries:
        versions = {entry.name: entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(endings)}
        return tuple(versions[name] for name in sorted(versions))
    return ()


@single_flight(maxsize=64)
def _table(name: str, version: Versions) -> pd.DataFrame:
    frame = tables.load_table(name, data_root())
    check_references(name, frame, data_root())
    return frame


def records(name: str, key: str) -> dict[str, dict[str, Any]]:
    """The rows of a table by their `key` column as plain dictionaries, cheap to read. Do not change them."""
    return _records(name, key, table_versions(name))


@single_flight(maxsize=32)
def _records(name: str, key: str, version: Versions) -> dict[str, dict[str, Any]]:
    return {str(row[key]): {str(k): v for k, v in row.items()} for row in table(name).to_dict("records")}


def indicators() -> tuple[Indicator, ...]:
    """Every indicator, in file order. Raises DataContractError."""
    return _indicators(_file_versions(data_root() / "indicators.yaml"))


@single_flight(maxsize=4)
def _indicators(version: Versions) -> tuple[Indicator, ...]:
    return catalog.indicators(data_root())


def categories() -> tuple[Category, ...]:
    """The groups of indicators, in file order. Raises DataContractError."""
    return _categories(_file_versions(data_root() / "indicators.yaml"))


@single_flight(maxsize=4)
def _categories(version: Versions) -> tuple[Category, ...]:
    return catalog.categories(data_root())


def sources() -> dict[str, Source]:
    """Every source by id. Raises DataContractError."""
    return _sources(_file_versions(data_root() / "sources.yaml"))


@single_flight(maxsize=4)
def _sources(version: Versions) -> dict[str, Source]:
    return catalog.sources(data_root())


def facility_kinds() -> FacilityKinds:
    """Kinds of facilities and the walking circles. Raises DataContractError."""
    return _facility_kinds(facility_kinds_version())


def facility_kinds_version() -> Versions:
    """Stands for the declared kinds in the key of something derived from them."""
    return _file_versions(data_root() / "facility_kinds.yaml")


@single_flight(maxsize=4)
def _facility_kinds(version: Versions) -> FacilityKinds:
    return read_facility_kinds(data_root())


def findings() -> tuple[Finding, ...]:
    """Every contradiction over all tables. Raises DataContractError."""
    paths = sorted(path for ending in ("*.csv", "*.yaml") for path in data_root().glob(ending))
    return _findings(_file_versions(*paths))


@single_flight(maxsize=4)
def _findings(version: tuple[int, ...]) -> tuple[Finding, ...]:
    return find_contradictions(data_root())


def layers() -> tuple[Layer, ...]:
    """The layers a person can switch on, lowest first. Raises LayerContractError."""
    return _layers(_file_versions(geo_root() / "layers.yaml"))


@single_flight(maxsize=4)
def _layers(version: Versions) -> tuple[Layer, ...]:
    return geo_read.layers(geo_root())


def features(layer_id: str) -> list[Feature]:
    """The checked features of one layer. Raises LayerContractError."""
    return _features(layer_id, _file_versions(geo_root() / "layers.yaml", geo_read.layer_path(layer_id, geo_root())))


def sound_features(layer_id: str, faults: dict[LayerFault, None]) -> list[Feature]:
    """The features of one layer; none where it is broken: its faults are then added to `faults`."""
    try:
        return features(layer_id)
    except LayerContractError as error:
        faults.update(dict.fromkeys(error.faults))
        return []


def base_layers() -> tuple[Layer, ...]:
    """The layers under everything else, which only the base map uses. Raises LayerContractError."""
    return geo_read.base_layers(geo_root())


@single_flight(maxsize=64)
def _features(layer_id: str, version: Versions) -> list[Feature]:
    return geo_read.features(layer_id, geo_root())


def element_index() -> dict[str, ElementPlace]:
    """Element id to its place, over all sound layers. Raises LayerContractError when the catalogue is broken."""
    return _element_index(geo_versions())[0]


def layer_faults() -> tuple[LayerFault, ...]:
    """Every fault of the layers that `element_index` had to leave out."""
    return _element_index(geo_versions())[1]


def geo_versions() -> Versions:
    """Stands for all map files together: changes when any of them does."""
    root = geo_root()
    files = _file_versions(f"{root}/layers.yaml", f"{root}/unlocated.csv")
    return files + folder_versions(root / "layers", ".geojson")


@single_flight(maxsize=4)
def _element_index(version: Versions) -> tuple[dict[str, ElementPlace], tuple[LayerFault, ...]]:
    return geo_read.sound_index(geo_root())
