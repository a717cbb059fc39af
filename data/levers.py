"""The levers of the what-if pages as declared in `levers.yaml`; `data.baseline` joins them with the printed figures."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from data.catalog import Filled, Identifier, Measure, Title
from data.tables import DATA
from data.yaml_file import read_value
from model.lever import Role
from model.messages import message

FILE = "levers.yaml"
Kind = Literal["actual", "plan", "goal", "reported"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class LeverGroup(_Entry):
    """A group of levers in the order of the page."""

    id: Identifier
    title: Title


Rule = Literal["next_rate", "next_value", "latest_plan", "pace", "stays"]
"""What a default becomes once the base year has moved: the rate, or the value, of the next year's plan; the newest
plan; the pace of one year carried on; or what it was."""


class Later(_Entry):
    """How a lever reads once the base year is later than the first. `otherwise` is the lever whose default stands in
    where no plan of the next year prints a rate. Texts hold the marks of `model.base_words`; those left out are worded
    by the rule, or stay."""

    rule: Rule
    otherwise: Identifier | None = None
    reason: Title | None = None
    explanation: Title | None = None


class Printed(_Entry):
    """Which row of the lever's own indicator and measure is its default; `year` None for a standing goal."""

    kind: Kind
    year: int | None = None


class LeverEntry(_Entry):
    """One lever as declared. Exactly one of `figure` (the default is printed) and `default` (ours, with a reason)."""

    id: Identifier
    key: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    group: Identifier
    title: Title
    unit: Filled
    low: float
    high: float
    step: float = Field(gt=0)
    decimals: int = Field(ge=0, le=2)
    role: Role
    scope: Literal["direct", "area"] = "direct"
    figure: Printed | None = None
    default: float | None = None
    grade: Literal["derived", "assumed"] = "assumed"
    plausible: tuple[float, float] | None = None
    """Where the true value may lie, from what `reason` cites; None where nothing tells."""
    reason: Title | None = None
    source_ids: tuple[str, ...] = ()
    explanation: Title
    indicator_id: Identifier | None = None
    measure: Measure | None = None
    later: Later | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> "LeverEntry":
        if (self.figure is None) == (self.default is None):
            raise ValueError(message("figure（取自文件的数）与 default（自定的数）须填且只填一个"))
        if self.default is not None and self.reason is None:
            raise ValueError(message("自定的默认值须写明理由（reason）"))
        if (self.indicator_id is None) != (self.measure is None):
            raise ValueError(message("indicator_id 与 measure 须同时填写"))
        if self.figure is not None and self.indicator_id is None:
            raise ValueError(message("默认值取自文件的数时，须写明 indicator_id 与 measure"))
        return self


class FigureEntry(_Entry):
    """A printed figure that formulas start from; `printed_unit` picks the row where it is printed in two units."""

    id: Identifier
    indicator_id: Identifier
    measure: Measure
    kind: Kind
    year: int
    printed_unit: Filled | None = None
    unit: Filled | None = None
    locator: Filled | None = None
    """The clause, where a document prints the figure twice and the one meant is not the annex's."""
    follows: Literal["base", "next"] | None = None
    """Moves with the base year, or with the year after it; None for what is of its own year."""
    stands_for: int | None = None
    """The year for which the figure is used where none is printed for it; never declared, see `data.later`."""


class RetiredEntry(_Entry):
    """A lever of an older release; `becomes` is the lever that takes its value over."""

    id: Identifier
    key: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    becomes: Identifier | None = None
    title: Title
    reason: Title


class LeverFile(_Entry):
    """The whole of `levers.yaml`."""

    groups: tuple[LeverGroup, ...]
    figures: tuple[FigureEntry, ...]
    levers: tuple[LeverEntry, ...]
    retired: tuple[RetiredEntry, ...] = ()

    @model_validator(mode="after")
    def _groups_exist(self) -> "LeverFile":
        group_ids = {group.id for group in self.groups}
        lost = [entry.id for entry in self.levers if entry.group not in group_ids]
        if lost:
            raise ValueError(message("这些滑块（levers）所属的组不存在：{names}", names="、".join(lost)))
        ids = {entry.id for entry in self.levers}
        lost = [
            entry.id for entry in self.levers if entry.later and not ids.issuperset({entry.later.otherwise or entry.id})
        ]
        if lost:
            raise ValueError(message("这些滑块（levers）的 otherwise 所指的滑块不存在：{names}", names="、".join(lost)))
        return self


def read_levers(root: Path = DATA) -> LeverFile:
    """Everything declared in `levers.yaml`. Raises DataContractError with every fault of the file."""
    return read_value(root / FILE, FILE, LeverFile)
