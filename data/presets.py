"""Preset scenarios: one file each in `presets/`, lever values with their reasons, validated against the levers."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from data.catalog import Identifier, Title
from data.errors import DataContractError, Fault
from data.tables import DATA
from data.yaml_file import faults_of, read_document
from model.lever import Baseline, LeverError, clamp_check
from model.messages import message
from model.yaml_text import Document, Problem, validate

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
    loaded: list[Preset] = []
    faults: list[Fault] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        file = f"{FOLDER}/{path.name}"
        try:
            document = read_document(path, file)
            with faults_of(file):
                preset = validate(document, Preset)
        except DataContractError as error:
            faults += error.faults
            continue
        faults += [Fault(file, *problem) for problem in _lever_problems(base, preset, document)]
        loaded.append(preset)
    twice = _doubled([preset.id for preset in loaded])
    faults += [Fault(FOLDER, None, message("{entry}：编号（id）重复", entry=name)) for name in twice]
    if faults:
        raise DataContractError(faults)
    return tuple(sorted(loaded, key=lambda preset: preset.order))


def _lever_problems(base: Baseline, preset: Preset, document: Document) -> list[Problem]:
    problems = []
    for place, moved in enumerate(preset.levers):
        try:
            clamp_check(base.lever(moved.id), moved.value)
        except LeverError as error:
            problems.append(document.problem(("levers", place), message(str(error))))
    doubled = _doubled([moved.id for moved in preset.levers])
    return problems + [document.problem((), message("滑块 {lever} 写了两次", lever=name)) for name in doubled]


def _doubled(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
