"""What the page draws from: every named crossing with its facts, its place and its position along the river."""

from dataclasses import dataclass, replace
from typing import Any

from shapely.geometry import shape

from components.base import cache
from components.words.citation import Citation, cite
from components.words.text import pick
from data.catalog import Source
from geo import measure
from geo.contracts import Feature
from geo.errors import LayerContractError, LayerFault
from model.crossings import Crossing, Doubt, Status, in_scenario, positions_in, sign_in, status_in
from model.scenario import Scenario
from model.single_flight import single_flight
from model.spacing import Position, Spacing, spacing

Row = dict[str, Any]
TABLES = ("crossings", "crossing_facts", "crossing_counts", "spatial_elements")
REPORTED_SPACING = "crossing_spacing_reported"
# The river runs along the area's edge: a stretch belongs to the area where the line, accurate to 200 m, is that near.
NEAR_M = 200.0
# Every bridge and tunnel under the main channel has its point within 150 m of the line; what lies farther off leads
# under other water.
ON_RIVER_M = 1000.0
STANDS = ("已通车", "已建成")


@dataclass(frozen=True)
class Line:
    """One named crossing: its row, its stated facts in file order, its place on the map if it has one."""

    row: Row
    facts: tuple[Row, ...]
    place: Feature | None
    crossing: Crossing

    @property
    def ident(self) -> str:
        """Id of the crossing."""
        return self.crossing.ident

    @property
    def name(self) -> str:
        """Name in the viewer's language."""
        return pick(str(self.row["name"]), str(self.row["name_en"]))

    @property
    def map_name(self) -> str:
        """Name as the map has it, without what the document adds in brackets."""
        return pick(self.place["properties"]["name"], self.place["properties"]["name_en"]) if self.place else self.name

    def stated(self, *attributes: str) -> list[Row]:
        """The facts of these attributes."""
        return [fact for fact in self.facts if fact["attribute"] in attributes]

    def citations(self, sources: dict[str, Source]) -> list[Citation]:
        """The clause of the row and of every fact, each once."""
        cited = [cite(row, sources) for row in (self.row, *self.facts)]
        return list({c.text(): c for c in reversed(cited)}.values())[::-1]


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything the page needs, one object for each version of the files; shared between viewers.

    River positions in km from the line's upstream end; where a layer is broken, `faults` says so and there are none.
    """

    lines: tuple[Line, ...]
    counts: tuple[Row, ...]
    sources: dict[str, Source]
    start_km: float
    end_km: float
    version: tuple[int, ...]
    reported_spacing: Row | None
    end_error_km: float = 2.0
    """An end of the stretch moves with the area's edge: how far that may be off."""
    located: bool = True
    """Whether the layer of crossings can be read: without it no place is known, which says nothing of the crossings."""
    faults: tuple[LayerFault, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether positions along the river are known."""
        return not self.faults

    def one(self, ident: str) -> Line | None:
        """The crossing of an id."""
        return next((line for line in self.lines if line.ident == ident), None)

    @property
    def used_sources(self) -> list[Source]:
        """The sources of every row and statement, in file order."""
        ids = {str(row["source_id"]) for line in self.lines for row in (line.row, *line.facts)}
        ids |= {str(row["source_id"]) for row in self.counts}
        return [source for ident, source in self.sources.items() if ident in ids]

    @property
    def idents(self) -> list[str]:
        """Ids of all crossings, in file order."""
        return [line.ident for line in self.lines]

    def crossings(self, scenario: Scenario) -> tuple[Crossing, ...]:
        """All crossings as the scenario has them."""
        return _crossings_in(scenario, self)

    def statuses(self, year: int, scenario: Scenario) -> dict[str, Status]:
        """Status of every crossing at the end of a year."""
        return {crossing.ident: status_in(crossing, year) for crossing in self.crossings(scenario)}

    def signs(self, year: int, scenario: Scenario) -> dict[str, Status | Doubt]:
        """What maps and tables say of every crossing at the end of a year."""
        return {crossing.ident: sign_in(crossing, year) for crossing in self.crossings(scenario)}

    def spacing(self, year: int, scenario: Scenario, *, unclear: bool) -> Spacing:
        """Spacing at the end of a year, announced openings included once their year has come.

        Raises LayerContractError where a layer that it is measured on is broken.
        """
        self.check_measured()
        positions = positions_in(self.crossings(scenario), year, unclear=unclear, expected=True)
        ends = (Position(km, self.end_error_km) for km in (self.start_km, self.end_km))
        return spacing(positions, *ends)

    def check_measured(self) -> None:
        """Raises LayerContractError where a layer that positions are measured on is broken."""
        if not self.measured:
            raise LayerContractError(list(self.faults))

    def inside(self, line: Line) -> bool:
        """Whether the crossing is located on the stretch that is measured."""
        at = line.crossing.position
        return at is not None and self.start_km <= at.km <= self.end_km


@single_flight(maxsize=32)
def _crossings_in(scenario: Scenario, facts: Facts) -> tuple[Crossing, ...]:
    return tuple(in_scenario(line.crossing, scenario) for line in facts.lines)


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError when a table breaks its contract; a broken layer costs what
    is measured on it."""
    return _load((*cache.facts_versions(*TABLES), *cache.geo_versions()))


@single_flight(maxsize=2)
def _load(version: tuple[int, ...]) -> Facts:
    faults: dict[LayerFault, None] = {}
    river, area, places = (
        cache.sound_features(layer, faults) for layer in ("yellow_river", "startup_area", "crossings")
    )
    facts: dict[str, list[Row]] = {}
    for fact in cache.table("crossing_facts").to_dict("records"):
        facts.setdefault(str(fact["crossing_id"]), []).append({str(k): v for k, v in fact.items()})
    placed = {f["properties"]["id"]: f for f in places}
    lines = tuple(
        _line(row, tuple(facts.get(ident, ())), placed.get(ident))
        for ident, row in cache.records("crossings", "crossing_id").items()
    )
    ends, end_error = (0.0, 0.0), 2.0
    if not faults:
        end_error = float(area[0]["properties"]["accuracy_m"]) / 1e3
        line = measure.project(shape(river[0]["geometry"]))
        ends = _stretch(line, measure.project(shape(area[0]["geometry"])))
        lines = tuple(replace(one, crossing=_positioned(one, line)) for one in lines)
    counts = tuple(cache.records("crossing_counts", "count_id").values())
    reported = cache.records("spatial_elements", "element_id").get(REPORTED_SPACING)
    return Facts(lines, counts, cache.sources(), *ends, version, reported, end_error, bool(places), tuple(faults))


def _stretch(river: Any, area: Any) -> tuple[float, float]:
    """Where the river comes to the area and leaves it, km along the river."""
    near = river.intersection(area.buffer(NEAR_M))
    ends = [river.project(end) / 1e3 for part in getattr(near, "geoms", [near]) for end in part.boundary.geoms]
    return min(ends), max(ends)


def _line(row: Row, facts: tuple[Row, ...], place: Feature | None) -> Line:
    crossing = Crossing(
        str(row["crossing_id"]),
        open_year=_whole(row["open_year"]),
        known_open_by=_known_open_by(row, facts),
        expected_year=_newest(facts, "planned_open") if row["status"] == "building" else None,
        started_year=_started(row, facts),
        counted=row["counts_as_crossing"],
    )
    return Line(row, facts, place, crossing)


def _positioned(line: Line, river: Any) -> Crossing:
    """The crossing with its position, unless it has no place or lies off the main channel."""
    if line.place is None:
        return line.crossing
    point = measure.project(shape(line.place["geometry"]))
    if river.distance(point) > ON_RIVER_M:
        return line.crossing
    properties = line.place["properties"]
    position = Position(
        km=river.project(point) / 1e3,
        error_km=float(properties["accuracy_m"]) / 1e3,
        ident=line.ident,
        measured_from=properties.get("measured_from", ""),
        offset_error_km=float(properties.get("offset_error_m", 0)) / 1e3,
    )
    return replace(line.crossing, position=position)


def _whole(value: Any) -> int | None:
    return None if value is None or value != value or str(value) in ("", "<NA>") else int(value)


def _known_open_by(row: Row, facts: tuple[Row, ...]) -> int | None:
    """The earliest year in which a source says that it stands; None where it is not open."""
    if row["status"] != "open":
        return None
    standing = [f for f in facts if f["attribute"] == "status" and any(word in f["text"] for word in STANDS)]
    return min((int(f["as_of"][:4]) for f in standing if f["as_of"]), default=_whole(row["status_year"]))


def _newest(facts: tuple[Row, ...], attribute: str) -> int | None:
    """The year that the latest source gives, where sources differ."""
    stated = sorted((f for f in facts if f["attribute"] == attribute), key=lambda f: str(f["as_of"]))
    return _whole(stated[-1]["value"]) if stated else None


def _started(row: Row, facts: tuple[Row, ...]) -> int | None:
    """Year of the start of works; where none is stated, the year in which works are first known to go on."""
    stated = _newest(facts, "start")
    return stated if stated is not None or row["status"] != "building" else _whole(row["status_year"])
