"""Kinds of facilities and the walking circles of the standard, as declared in `facility_kinds.yaml`."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.catalog import Filled, Identifier, Title
from data.schemas_places import FACILITY_CATEGORIES
from data.tables import DATA
from data.yaml_file import read_value
from model.messages import message

FILE = "facility_kinds.yaml"
Circle = Literal[5, 10, 15]
CIRCLES: tuple[Circle, ...] = (5, 10, 15)
"""Minutes on foot of the opinion's three life circles."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Kind(_Entry):
    """One kind: its category in facilities.csv, minutes of its circle, and the level of one that the open map holds.

    `grade` is that of `circle`: reported where the standard lists the kind, assumed where we chose.
    """

    id: Identifier
    title: Title
    category: Identifier
    circle: Circle
    level: Literal["city", "group", "community"]
    grade: Literal["reported", "assumed"]
    reason: Title

    @model_validator(mode="after")
    def _is_of_a_category(self) -> "Kind":
        if self.category not in FACILITY_CATEGORIES:
            raise ValueError(message("category 不是设施的类别：{name}", name=self.category))
        return self


class Detour(_Entry):
    """Length of a walk over that of the straight line."""

    low: float = Field(ge=1)
    high: float
    step: float = Field(gt=0)
    default: float
    grade: Literal["assumed"]


class Speed(_Entry):
    """Bounds of a speed on foot, km/h; without one the standard's metres hold."""

    low: float = Field(gt=0)
    high: float
    step: float = Field(gt=0)
    unit: Filled


class Walking(_Entry):
    """How minutes become metres on foot: the standard's figures by circle, and what a person may set instead."""

    source_id: Filled
    clause: Filled
    metres: dict[Circle, float]
    reason: Title
    detour: Detour
    speed: Speed

    @model_validator(mode="after")
    def _has_every_circle(self) -> "Walking":
        if set(self.metres) != set(CIRCLES) or min(self.metres.values()) <= 0:
            raise ValueError(message("metres 须恰好写明 5、10、15 分钟各多少米"))
        if not self.detour.low <= self.detour.default <= self.detour.high:
            raise ValueError(message("detour 的 default 须在 low 与 high 之间"))
        return self


class FacilityKinds(_Entry):
    """The whole of `facility_kinds.yaml`."""

    walking: Walking
    kinds: tuple[Kind, ...]

    @model_validator(mode="after")
    def _names_each_once(self) -> "FacilityKinds":
        idents = [kind.id for kind in self.kinds]
        if len(set(idents)) < len(idents):
            raise ValueError(message("kinds 的 id 不能重复"))
        return self

    def kind(self, ident: str) -> Kind | None:
        """The kind of an id."""
        return next((kind for kind in self.kinds if kind.id == ident), None)


def read_facility_kinds(root: Path = DATA) -> FacilityKinds:
    """Everything declared in `facility_kinds.yaml`. Raises DataContractError with every fault of the file."""
    return read_value(root / FILE, FILE, FacilityKinds)
