"""Inputs of the reach model: the types in which data files and map layers are passed to it."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["no_place", "rail_only", "not_across"]


@dataclass(frozen=True)
class PlaceRef:
    """A feature of a map layer by its id; `km` is a radius around it where one is meant."""

    layer: str
    feature: str
    km: float = 0.0


@dataclass(frozen=True)
class DestinationRef:
    """A destination, with its names and the feature that locates it."""

    ident: str
    title_zh: str
    title_en: str
    place: PlaceRef


@dataclass(frozen=True)
class GridRule:
    """How the grid is laid out.

    The view is the hull of the area and of `hold`, widened by `margin_km`. Cells nearer to the river's line than
    `river_half_width_m` are closed. Cells are urban in `urban` (features of polygon layers, on either bank), in
    `urban_south` (the same, south of the river only) and around `urban_around` on that place's own bank; all others are
    rural.
    """

    margin_km: float
    river_half_width_m: float
    hold: tuple[PlaceRef, ...]
    urban: tuple[PlaceRef, ...] = ()
    urban_south: tuple[PlaceRef, ...] = ()
    urban_around: tuple[PlaceRef, ...] = ()


@dataclass(frozen=True)
class CrossingSpec:
    """A crossing as stated: `carries_road` is false for a railway bridge, `spans` false where it leads under land only.

    `length_m` is the stated length of the bridge or tunnel itself, None where none is stated.
    """

    ident: str
    carries_road: bool = True
    spans: bool = True
    expressway: bool = False
    length_m: float | None = None


@dataclass(frozen=True)
class LeftOut:
    """A crossing that carries no trips in the model, and the reason."""

    ident: str
    reason: Reason


@dataclass(frozen=True)
class CrossingLink:
    """A crossing as a way between two cells (or nodes of a road network).

    `length_m` is driven at the crossing's speed; `stated_length` says whether it is printed or the length drawn.
    `accuracy_m` is how far the crossing may lie from its point (`x_m`, `y_m` on the ground); `delay_min` is waiting at
    this crossing alone, and `kmh` its own speed where a supplied network states one.
    """

    ident: str
    north: int
    south: int
    length_m: float
    expressway: bool
    stated_length: bool
    accuracy_m: float
    x_m: float
    y_m: float
    delay_min: float = 0.0
    kmh: float | None = None


@dataclass(frozen=True)
class Located:
    """The crossings that carry trips, and those left out."""

    links: tuple[CrossingLink, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Destination:
    """A destination: its cell, and the positional error of its point in metres."""

    ident: str
    title_zh: str
    title_en: str
    cell: int
    accuracy_m: float
    note: str = ""
