"""Parameters of trips across the river, as declared in `reach.yaml`; all of them are assumed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.catalog import Filled, Identifier, Title
from data.tables import DATA
from data.yaml_file import read_value
from model.messages import message
from model.reach.assumptions import Limit, Speeds, checked
from model.reach.inputs import CrossingSpec, DestinationRef, GridRule, PlaceRef

FILE = "reach.yaml"
RAIL_ONLY = "rail_bridge"
ITSELF = frozenset({"bridge", "tunnel", "main_bridge", "unclear"})
"""Kinds of stated length that are the crossing's own; a route's length counts its approaches too."""
Metres = Annotated[float, Field(gt=0, le=5000)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Assumption(_Entry):
    """One speed or factor that a person can move."""

    id: Identifier
    title: Title
    unit: str
    low: float
    high: float
    step: float = Field(gt=0)
    decimals: int = Field(ge=0, le=2)
    default: float
    grade: Literal["assumed"] = "assumed"
    reason: Title

    @model_validator(mode="after")
    def _holds_its_default(self) -> "Assumption":
        if not self.low <= self.default <= self.high or self.low >= self.high:
            raise ValueError(message("须有 low < high，且 default 在两者之间"))
        return self


class Place(_Entry):
    """A feature of a map layer; `km` is a radius where one is meant."""

    layer: Identifier
    feature: Identifier
    km: float = Field(default=0.0, ge=0, le=50)

    def ref(self) -> PlaceRef:
        """In the model's words."""
        return PlaceRef(self.layer, self.feature, self.km)


class Goal(_Entry):
    """A destination of trips."""

    id: Identifier
    title: Title
    layer: Identifier
    feature: Identifier


class Zones(_Entry):
    """Which features make a cell urban, and why."""

    reason: Title
    urban: tuple[Place, ...] = ()
    urban_south: tuple[Place, ...] = ()
    urban_around: tuple[Place, ...] = ()


class Layout(_Entry):
    """The view and the river's closed cells."""

    margin_km: float = Field(ge=0, le=20)
    river_half_width_m: Metres
    zones: Zones


class Kinds(_Entry):
    """Crossings by what the grid cannot see of them."""

    expressway: frozenset[Filled] = frozenset()
    not_across: frozenset[Filled] = frozenset()


class ReachFile(_Entry):
    """The whole of `reach.yaml`."""

    assumptions: tuple[Assumption, ...]
    destinations: tuple[Goal, ...]
    grid: Layout
    crossings: Kinds

    @model_validator(mode="after")
    def _names_what_is_needed(self) -> "ReachFile":
        declared, needed = sorted(each.id for each in self.assumptions), sorted(Speeds.__dataclass_fields__)
        if declared != needed:
            raise ValueError(message("assumptions 须恰好是这些：{names}", names="、".join(needed)))
        goals = [goal.id for goal in self.destinations]
        if not goals or len(set(goals)) < len(goals):
            raise ValueError(message("destinations 至少要有一处，且 id 不能重复"))
        return self

    def limits(self) -> dict[str, Limit]:
        """Bounds and defaults by id."""
        return {a.id: Limit(a.id, a.title.zh, a.unit, a.low, a.high, a.default) for a in self.assumptions}

    def speeds(self, values: Mapping[str, float] | None = None) -> Speeds:
        """The defaults with `values` over them. Raises AssumptionError for a value that cannot be taken."""
        return checked(values or {}, self.limits())

    def grid_rule(self) -> GridRule:
        """How the grid is laid out."""
        layout, zones = self.grid, self.grid.zones
        return GridRule(
            margin_km=layout.margin_km,
            river_half_width_m=layout.river_half_width_m,
            hold=tuple(PlaceRef(goal.layer, goal.feature) for goal in self.destinations),
            urban=tuple(place.ref() for place in zones.urban),
            urban_south=tuple(place.ref() for place in zones.urban_south),
            urban_around=tuple(place.ref() for place in zones.urban_around),
        )

    def place_refs(self) -> tuple[DestinationRef, ...]:
        """The destinations in the order of the page."""
        return tuple(
            DestinationRef(goal.id, goal.title.zh, goal.title.en, PlaceRef(goal.layer, goal.feature))
            for goal in self.destinations
        )

    def crossing_specs(self, rows: Iterable[Mapping[str, Any]]) -> tuple[CrossingSpec, ...]:
        """The rows of `crossings.csv` as the model takes them."""
        return tuple(self._spec(row) for row in rows)

    def _spec(self, row: Mapping[str, Any]) -> CrossingSpec:
        ident = str(row["crossing_id"])
        length = float(row["length_m"])
        return CrossingSpec(
            ident,
            carries_road=row["type"] != RAIL_ONLY,
            spans=ident not in self.crossings.not_across,
            expressway=ident in self.crossings.expressway,
            length_m=length if row["length_kind"] in ITSELF and length == length else None,
        )


def read_reach(root: Path = DATA) -> ReachFile:
    """Everything declared in `reach.yaml`. Raises DataContractError with every fault of the file."""
    return read_value(root / FILE, FILE, ReachFile)
