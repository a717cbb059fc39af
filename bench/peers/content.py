"""What every peer shows: figures of the model's own growth path, and the project's own layers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from model.trajectory import YEARS, growth_rates, level_path

LAYERS = Path(__file__).resolve().parents[2] / "geo" / "layers"
NAMES = ("startup_area", "groups", "subdistricts", "rivers", "river_band", "water_bodies", "crossings", "facilities")
LOW, HIGH, STEP, START = 0.0, 20.0, 0.5, 6.0
BASE, OPENING, FADE = 100.0, 11.0, 5.0
"""An index, so that no figure of the documents is repeated here."""


def path(long_run: float) -> list[float]:
    """The index of 2023 to 2035 with this long-run growth, %."""
    return [float(value) for value in level_path(BASE, growth_rates(OPENING, long_run, FADE))]


def years() -> list[int]:
    return list(YEARS)


def headline(values: list[float]) -> str:
    return f"{YEARS[-1]}: {values[-1]:.1f}"


def layers() -> dict[str, dict[str, Any]]:
    """GeoJSON by name of layer."""
    return {name: json.loads((LAYERS / f"{name}.geojson").read_text(encoding="utf-8")) for name in NAMES}
