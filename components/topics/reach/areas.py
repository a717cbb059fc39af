"""Subdistricts with their minutes and isochrones after the scenario, as GeoJSON features."""

from typing import Any

import pandas as pd

from components.base import cache
from components.topics.reach import tables
from components.topics.reach.classes import LIMITS
from components.topics.reach.scene import Scene
from geo.reach_lines import isochrones

UNITS = {"before": "min", "after": "min", "added": "min", "near": "%", "lost": "%", "minutes": "min"}


def areas(now: Scene) -> list[dict[str, Any]]:
    """One feature a subdistrict, then the isochrones (WGS 84); units of the properties are in `UNITS`."""
    rows = tables.units(now)
    features: list[dict[str, Any]] = []
    for feature in cache.features("subdistricts"):
        ident = feature["properties"]["id"]
        names = {key: feature["properties"][key] for key in ("id", "name", "name_en")}
        figures = {} if ident not in rows.index else {k: _figure(v) for k, v in rows.loc[ident].drop("name").items()}
        features.append({"type": "Feature", "geometry": feature["geometry"], "properties": names | figures})
    lines: list[Any] = isochrones(now.kit.grid, now.answer.after, LIMITS)
    return [*features, *lines]


def _figure(value: Any) -> float | None:
    return None if pd.isna(value) else round(float(value), 2)
