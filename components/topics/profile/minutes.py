"""Minutes from an area to each destination of the reach model, in every year in which the open crossings change."""

from dataclasses import dataclass

import numpy as np
import shapely

from components.base.result_store import ResultStore
from components.topics.crossings.facts import Facts, load_facts
from components.topics.crossings.state import FIRST, LAST, OPENING
from components.topics.profile.subject import Subject
from components.topics.reach import service
from components.topics.reach.scene import open_ids
from components.topics.reach.service import Ids, Kit
from components.words.citation import Citation
from components.words.format import year as year_label
from components.words.text import pick, tr
from geo.measure import project
from model.reach.error import cell_error
from model.reach.grid import Floats, Singles
from model.scenario import BASELINE

HEADLINE = "old_city"


@dataclass(frozen=True)
class Trip:
    """Mean minutes to one destination by year (None where no way leads there), the mean error that the places of the
    crossings bring (± minutes, the largest of the years), and the crossings used in the opening year."""

    place: str
    title_zh: str
    title_en: str
    minutes: tuple[float | None, ...]
    error_min: float
    via: tuple[str, ...]

    @property
    def title(self) -> str:
        """Name of the destination in the viewer's language, without what stands in brackets."""
        return pick(self.title_zh, self.title_en).split("（")[0].split(" (")[0]


@dataclass(frozen=True, eq=False)
class Trips:
    """Every destination, in the order of reach.yaml, for `years`; from each to the next the same crossings are open."""

    years: tuple[int, ...]
    rows: tuple[Trip, ...]
    facts: Facts

    @property
    def headline(self) -> Trip:
        """The trip to the old city."""
        return next(row for row in self.rows if row.place == HEADLINE)

    @property
    def now(self) -> int:
        """Index of the period that holds the opening year of 跨河通道."""
        return max(index for index, year in enumerate(self.years) if year <= OPENING)

    def span(self, index: int) -> str:
        """The period in words: `2024—2025年`."""
        first, last = self.years[index], (*self.years, LAST + 1)[index + 1] - 1
        return year_label(first) if first == last else tr("{a}—{b}年", a=first, b=last)

    def citations(self) -> tuple[Citation, ...]:
        """Who says that the crossings stand that the trips use."""
        used = dict.fromkeys(ident for row in self.rows for ident in row.via)
        lines = [self.facts.one(ident) for ident in used]
        return tuple(citation for line in lines if line for citation in line.citations(self.facts.sources)[:1])


def trips(subject: Subject) -> Trips:
    """Minutes at the default assumptions with the crossings as they are recorded, without a scenario.

    Raises DataContractError and LayerContractError. The first call builds the model (seconds).
    """
    facts = load_facts()
    key = (subject.ident, service.version_of(facts.version))
    return _by_area.get(key, lambda: _trips(subject, facts))


def _trips(subject: Subject, facts: Facts) -> Trips:
    kit = service.kit(facts.version)
    open_by_year: dict[int, Ids] = {}
    for year in range(FIRST, LAST + 1):
        ids = open_ids(facts, kit.reach, BASELINE, year)
        if ids not in open_by_year.values():
            open_by_year[year] = ids
    weights = _weights(kit, subject)
    years = tuple(open_by_year)
    now = open_by_year[max(year for year in years if year <= OPENING)]
    rows = tuple(_trip(kit, place.cell, weights, (tuple(open_by_year.values()), now)) for place in kit.places)
    pairs = zip(kit.places, rows, strict=True)
    return Trips(years, tuple(Trip(p.ident, p.title_zh, p.title_en, *row) for p, row in pairs), facts)


def _weights(kit: Kit, subject: Subject) -> Floats:
    """Square metres of open land of the subject in each cell: a subdistrict's as 过河可达 counts it, of other areas the
    cells whose centre lies inside."""
    grid = kit.grid
    if subject.ident in grid.units:
        own = grid.part_unit == grid.units.index(subject.ident)
        land = np.bincount(grid.part_cell[own], grid.part_m2[own], len(grid.open))
        return np.asarray(land * grid.open, dtype=float)
    inside = shapely.contains_xy(project(subject.ground), grid.x, grid.y)
    return np.asarray(inside * grid.open * grid.cell_m**2, dtype=float)


def _trip(
    kit: Kit, cell: int, weights: Floats, open_ids: tuple[tuple[Ids, ...], Ids]
) -> tuple[tuple[float | None, ...], float, tuple[str, ...]]:
    periods, now = open_ids
    minutes = tuple(_mean(kit.reach.minutes(cell, ids), weights) for ids in periods)
    errors = [_mean(cell_error(kit.reach, cell, ids), weights) or 0.0 for ids in periods]
    links = kit.reach.via(cell, now)[weights > 0]
    return minutes, max(errors), tuple(kit.reach.links[link].ident for link in np.unique(links[links >= 0]))


def _mean(minutes: Singles, weights: Floats) -> float | None:
    """Mean over the land that is reached."""
    reached = np.isfinite(minutes) & (weights > 0)
    return float(np.average(minutes[reached], weights=weights[reached])) if reached.any() else None


_by_area: ResultStore[Trips] = ResultStore(64)
