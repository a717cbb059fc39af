"""Preset scenarios: one file each in `presets/`, lever values with their reasons, held against the levers."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.catalog import Identifier, Title
from data.errors import DataContractError, Fault
from data.tables import DATA
from model.lever import Baseline, LeverError, clamp_check

FOLDER = "presets"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class PresetLever(_Entry):
    """One lever that the preset moves, and why."""

    id: Identifier
    value: float
    reason: Title


class Preset(_Entry):
    """A scenario that ships with the explorer. `order` is its place in the menu."""

    id: Identifier
    order: int
    title: Title
    summary: Title
    levers: tuple[PresetLever, ...] = Field(min_length=1)

    @property
    def values(self) -> Mapping[str, float]:
        """Lever values by id, as a scenario overlays them on the baseline."""
        return MappingProxyType({lever.id: lever.value for lever in self.levers})


def presets(base: Baseline, root: Path = DATA) -> tuple[Preset, ...]:
    """Every preset of `<root>/presets/*.yaml` in the order of the menu, checked against the levers of `base`.

    Raises DataContractError with every fault of every file.
    """
    found: list[Preset] = []
    faults: list[Fault] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        try:
            preset = Preset.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            faults.append(Fault(f"{FOLDER}/{path.name}", None, f"文件读不出来（须为 UTF-8 编码的 YAML）：{error}"))
            continue
        except ValidationError as error:
            faults += [Fault(f"{FOLDER}/{path.name}", None, _words(e)) for e in error.errors()]
            continue
        faults += _lever_faults(base, preset, path)
        found.append(preset)
    faults += [Fault(FOLDER, None, f"{name}：id 重复") for name in _doubled([preset.id for preset in found])]
    if faults:
        raise DataContractError(faults)
    return tuple(sorted(found, key=lambda preset: preset.order))


def _words(error: Mapping[str, object]) -> str:
    location = error["loc"]
    where = ".".join(str(part) for part in location) if isinstance(location, tuple) else ""
    return f"{where or '整个文件'}：{error['msg']}"


def _lever_faults(base: Baseline, preset: Preset, path: Path) -> list[Fault]:
    faults = []
    for moved in preset.levers:
        try:
            clamp_check(base.lever(moved.id), moved.value)
        except LeverError as error:
            faults.append(Fault(f"{FOLDER}/{path.name}", None, str(error)))
    doubled = _doubled([moved.id for moved in preset.levers])
    return faults + [Fault(f"{FOLDER}/{path.name}", None, f"{name}：写了两次") for name in doubled]


def _doubled(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
