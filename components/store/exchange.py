"""Scenario files for exchange and for the store: JSON that names its product and version, checked whole before use."""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from components.store.errors import Place, ScenarioFileError
from model.scenario import Scenario
from model.scenario_check import Catalogue
from model.scenario_shape import MOST_ENTRIES, AddedFacility

FORMAT: Literal["jinan-startup-area-scenario"] = "jinan-startup-area-scenario"
VERSION = 1
LARGEST_BYTES = 512 * 1024
"""Above the largest scenario that the model takes; a larger file is refused unread."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class LeverEntry(_Strict):
    id: str
    value: float
    default: float


class TargetEntry(_Strict):
    indicator_id: str
    year: int
    value: float


class SlipEntry(_Strict):
    project_id: str
    years: int


class OpeningEntry(_Strict):
    crossing_id: str
    year: int


class FacilityEntry(_Strict):
    category: str
    lon: float
    lat: float
    opens: int
    capacity: float = 0.0


class PlaceEntry(_Strict):
    facility_id: str
    lon: float
    lat: float


class CapacityEntry(_Strict):
    facility_id: str
    capacity: float


LATER = frozenset({"removals", "positions", "capacities"})
"""Lists that stand in a file only where they have entries, so that older releases read what they know."""


def _few() -> Any:
    return Field(default_factory=list, max_length=MOST_ENTRIES)


class ScenarioFile(_Strict):
    """A scenario with the defaults it was made against, so that a reader can say what has changed since."""

    format: Literal["jinan-startup-area-scenario"]
    version: Annotated[int, Field(ge=VERSION, le=VERSION)]
    name: str = ""
    release: str = Field(default="", max_length=60)
    levers: list[LeverEntry] = _few()
    targets: list[TargetEntry] = _few()
    slips: list[SlipEntry] = _few()
    closures: list[str] = _few()
    openings: list[OpeningEntry] = _few()
    facilities: list[FacilityEntry] = _few()
    removals: list[str] = _few()
    positions: list[PlaceEntry] = _few()
    capacities: list[CapacityEntry] = _few()

    def scenario(self) -> Scenario:
        """The scenario itself. Raises ScenarioError for ids, years or places that cannot be."""
        return Scenario(
            levers=tuple((entry.id, entry.value) for entry in self.levers),
            targets=tuple((entry.indicator_id, entry.year, entry.value) for entry in self.targets),
            slips=tuple((entry.project_id, entry.years) for entry in self.slips),
            closures=tuple(self.closures),
            openings=tuple((entry.crossing_id, entry.year) for entry in self.openings),
            facilities=tuple(AddedFacility(**entry.model_dump()) for entry in self.facilities),
            removals=tuple(self.removals),
            positions=tuple((entry.facility_id, entry.lon, entry.lat) for entry in self.positions),
            capacities=tuple((entry.facility_id, entry.capacity) for entry in self.capacities),
            name=self.name,
        )

    def defaults(self) -> tuple[tuple[str, float], ...]:
        """(lever id, its default when the file was made)."""
        return tuple((entry.id, entry.default) for entry in self.levers)

    def content(self) -> bytes:
        """The file's bytes; the same content gives the same bytes."""
        later = {part for part in LATER if not getattr(self, part)}
        return (
            json.dumps(self.model_dump(exclude=later), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        ).encode()


def file_of(scenario: Scenario, catalogue: Catalogue) -> ScenarioFile:
    """The file of a scenario made against this catalogue; a lever unknown to it carries its own value as default."""
    levers = {lever.id: float(lever.default) for lever in catalogue.levers}
    return ScenarioFile(
        format=FORMAT,
        version=VERSION,
        name=scenario.name,
        release=catalogue.release,
        levers=[LeverEntry(id=i, value=value, default=levers.get(i, value)) for i, value in scenario.levers],
        targets=[TargetEntry(indicator_id=i, year=year, value=value) for i, year, value in scenario.targets],
        slips=[SlipEntry(project_id=i, years=years) for i, years in scenario.slips],
        closures=list(scenario.closures),
        openings=[OpeningEntry(crossing_id=i, year=year) for i, year in scenario.openings],
        facilities=[
            FacilityEntry(category=f.category, lon=f.lon, lat=f.lat, opens=f.opens, capacity=f.capacity)
            for f in scenario.facilities
        ],
        removals=list(scenario.removals),
        positions=[PlaceEntry(facility_id=i, lon=lon, lat=lat) for i, lon, lat in scenario.positions],
        capacities=[CapacityEntry(facility_id=i, capacity=value) for i, value in scenario.capacities],
    )


def read_file(content: bytes) -> ScenarioFile:
    """A scenario file from its bytes. Raises ScenarioFileError with one reason; nothing is repaired or guessed."""
    if len(content) > LARGEST_BYTES:
        raise ScenarioFileError("too_large")
    try:
        text = content.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise ScenarioFileError("not_json") from error
    _check_kind(value)
    try:
        return ScenarioFile.model_validate_json(text)
    except ValidationError as error:
        places = (Place(".".join(map(str, e["loc"])), e["type"]) for e in error.errors(include_input=False))
        raise ScenarioFileError("bad_content", tuple(places)) from error


def _check_kind(value: object) -> None:
    """Reject another product's file or another version of ours before reading its content."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ScenarioFileError("other_product")
    version = value.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version != VERSION:
        raise ScenarioFileError("older_version" if version < VERSION else "newer_version")


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise ScenarioFileError("doubled_key")
    return dict(pairs)


def _refused(constant: str) -> object:
    raise ScenarioFileError("bad_content", (Place("", "finite_number"),))
