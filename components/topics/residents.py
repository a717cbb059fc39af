"""People of the release that is read: on the demand cells of walks, on the grid of trips, and in words."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from components.base import cache
from components.base.release import roots
from components.words.citation import grade_label
from components.words.format import number
from components.words.release_words import release_name
from components.words.text import tr
from data.reach import read_reach
from data.residents import ABOUT, TABLE, Residents, read_residents
from geo.cover_people import lattice
from geo.residents import places_on, places_on_parts, subdistricts_on_parts
from model.cover.ground import Floats, Ground, by_people
from model.reach.grid import Grid
from model.single_flight import single_flight

DIRECT = ("daqiao", "cuizhai", "sungeng", "taiping")
"""Subdistricts of the directly managed area, see `direct_share` in data/levers.yaml."""
LEAST = 1.0
"""People that have to live on the area's land for them to be counted by."""


def version() -> cache.Versions:
    """Stands for the people of the release in the key of something derived from them."""
    return cache.folder_versions(cache.data_root(), TABLE, ABOUT)


def residents() -> Residents | None:
    """The people of the release; None where it has none. Raises DataContractError."""
    return _residents(str(cache.data_root()), version()) if version() else None


@single_flight(maxsize=4)
def _residents(root: str, version: cache.Versions) -> Residents | None:
    return read_residents(Path(root))


def on_cells(ground: Ground, by_group: bool = False) -> Floats | None:
    """People of the release on every demand cell, None where it has none on the area's land. Those of a subdistrict are
    spread over its land, or over what of it lies in a drawn group."""
    people = residents()
    if people is None:
        return None
    if people.about.form == "places":
        cells = _on_cells(ground, version())
    else:
        is_built = ground.group >= 0 if by_group else None
        cells = by_people(ground, people.by_subdistrict, is_built)
    return cells if cells.sum() >= LEAST else None


@single_flight(maxsize=4)
def _on_cells(ground: Ground, version: cache.Versions) -> Floats:
    people = residents()
    assert people is not None
    half_width_m = read_reach(cache.data_root()).grid.river_half_width_m
    return places_on(people.lonlat, people.people, lattice(ground, half_width_m, cache.geo_root()))


def peopled(grid: Grid) -> Grid:
    """The grid with the people of the release on its parts; itself where there are none."""
    people = residents()
    if people is None:
        return grid
    if people.about.form == "subdistricts":
        parts = subdistricts_on_parts(people.by_subdistrict, grid)
    else:
        parts = places_on_parts(people.lonlat, people.people, grid)
    return replace(grid, part_people=parts) if parts.sum() >= LEAST else grid


def in_direct_area(ground: Ground) -> float:
    """People of the release in the subdistricts of the directly managed area; 0 where there are none."""
    cells = on_cells(ground)
    at = [place for place, ident in enumerate(ground.subdistricts) if ident in DIRECT]
    return 0.0 if cells is None else float(cells[np.isin(ground.subdistrict, at)].sum())


def used_words() -> str:
    """Which people are counted by: title, date, publisher, grade and release; "" where there are none."""
    people = residents()
    if people is None:
        return ""
    about = people.about
    return tr(
        "“{title}”{n} 人〔{date}，{publisher}，{grade}，{release}〕",
        title=about.title, n=number(round(people.total)), date=about.as_of, publisher=about.publisher,
        grade=grade_label(about.grade), release=release_name(max(roots().number, 0)),
    )  # fmt: skip
