"""The levers of the what-if pages as declared in `levers.yaml`; `data.baseline` joins them with the printed figures."""

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from data.catalog import Filled, Identifier, Measure, Title
from data.errors import DataContractError, Fault
from data.tables import DATA
from model.lever import Role

FILE = "levers.yaml"
Kind = Literal["actual", "plan", "goal", "reported"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class LeverGroup(_Entry):
    """A group of levers in the order of the page."""

    id: Identifier
    title: Title


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
    reason: Title | None = None
    explanation: Title
    indicator_id: Identifier | None = None
    measure: Measure | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> "LeverEntry":
        if (self.figure is None) == (self.default is None):
            raise ValueError("figure（所印的数）与 default（自定）须填且只填一个")
        if self.default is not None and self.reason is None:
            raise ValueError("自定的默认值须写明理由（reason）")
        if (self.indicator_id is None) != (self.measure is None):
            raise ValueError("indicator_id 与 measure 须同时填写")
        if self.figure is not None and self.indicator_id is None:
            raise ValueError("默认值取自所印的数时，须写明 indicator_id 与 measure")
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


class LeverFile(_Entry):
    """The whole of `levers.yaml`."""

    groups: tuple[LeverGroup, ...]
    figures: tuple[FigureEntry, ...]
    levers: tuple[LeverEntry, ...]

    @model_validator(mode="after")
    def _groups_exist(self) -> "LeverFile":
        known = {group.id for group in self.groups}
        lost = [entry.id for entry in self.levers if entry.group not in known]
        if lost:
            raise ValueError(f"没有这些滑块所属的组：{'、'.join(lost)}")
        return self


def read_levers(root: Path = DATA) -> LeverFile:
    """Everything declared in `levers.yaml`. Raises DataContractError with every fault of the file."""
    path = root / FILE
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return LeverFile.model_validate(content)
    except FileNotFoundError as error:
        raise DataContractError([Fault(FILE, None, "文件不存在，请放回 data 文件夹")]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataContractError([Fault(FILE, None, f"文件读不出来（须为 UTF-8 编码）：{error}")]) from error
    except yaml.YAMLError as error:
        raise DataContractError([Fault(FILE, None, f"不是有效的 YAML：{error}")]) from error
    except ValidationError as error:
        faults = [Fault(FILE, None, f"{_where(content, e['loc'])}：{e['msg']}") for e in error.errors()]
        raise DataContractError(faults) from error


def _where(content: object, location: tuple[int | str, ...]) -> str:
    """The entry by its id and the field, e.g. `levers gdp_opening.low`."""
    here = content
    names: list[str] = []
    for step in location:
        try:
            here = here[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            here = None
        names.append(
            str(here["id"]) if isinstance(step, int) and isinstance(here, dict) and "id" in here else str(step)
        )
    return " ".join(names) or "整个文件"
