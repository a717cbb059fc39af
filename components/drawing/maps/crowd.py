"""Signs of places that stand side by side by the dozen: set apart on a map of the whole area, true from near by."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from components.base.assets_store import layer_features, layer_url
from components.drawing.maps.mercator import TILE_PX, unit_square
from components.drawing.maps.signs import Marks, Sign
from model.single_flight import single_flight

LAYERS = frozenset({"facilities", "open_places"})
"""Layers with dozens of places side by side, whose shapes carry their categories' signs."""
FAR_ZOOM = 9.6
FAR_PX, NEAR_PX, KIND_SHARE, SMALL_PX = 16.0, 30.0, 0.54, 9.0
"""Px of the shapes at size 1.0 on a map of the whole area and from near by; the share that a category's sign
takes; px of shapes on a phone's map of the whole area."""
KIND_ZOOM, NAME_ZOOM = 9.0, 11.6
"""Zooms from which shapes carry their categories' signs, and from which places of the open map have names."""
WIDER = {"▲": 1.3, "■": 1.1, "◆": 1.15}
"""Shapes with less room inside than a disc are drawn larger by this much."""
LOWER = {"▲": 0.18}
"""By how much of its size a category's sign stands below the middle of a shape."""
LEAST_EM, ROUNDS, EASE = 0.68, 150, 0.6
Offsets = Mapping[str, tuple[float, float]]


def offsets(marks: Marks) -> Offsets:
    """By how many px at `FAR_ZOOM` and size 1.0 every sign is set aside, right and down; none for other layers."""
    idents = tuple((layer, layer_url(layer), tuple(states)) for layer, states in marks.items() if layer in LAYERS)
    return _offsets(idents) if idents else {}


@single_flight(maxsize=64)
def _offsets(marked: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Offsets:
    points = {
        feature["properties"]["id"]: feature["geometry"]["coordinates"]
        for layer, _, idents in marked
        for feature in layer_features(layer)
        if feature["properties"]["id"] in set(idents)
    }
    if len(points) < 2:
        return {}
    px = unit_square(np.array(list(points.values()), dtype=float)) * TILE_PX * 2**FAR_ZOOM
    moved = spread(px, LEAST_EM * FAR_PX) - px
    return {ident: (round(float(x), 1), round(float(y), 1)) for ident, (x, y) in zip(points, moved, strict=True)}


def spread(places: NDArray[np.float64], least: float) -> NDArray[np.float64]:
    """Places (n, 2) moved until hardly two are nearer than `least`; the same for the same places."""
    moved = places.copy()
    turn = np.arange(len(places)) * 2.399963  # the golden angle: places on one spot part in different directions
    nudge = np.column_stack([np.cos(turn), np.sin(turn)])
    for _ in range(ROUNDS):
        apart = moved[:, None] - moved[None]
        away = np.hypot(apart[..., 0], apart[..., 1])
        close = (away < least) & ~np.eye(len(places), dtype=bool)
        if not close.any():
            break
        way = np.where(away[..., None] > 1e-6, apart / np.maximum(away, 1e-6)[..., None], nudge[:, None] - nudge[None])
        moved += EASE * (np.where(close, (least - away) / 2, 0.0)[..., None] * way).sum(axis=1)
    return moved


def asides(sign: Sign, by: tuple[float, float]) -> dict[str, list[float]]:
    """Offsets of a shape and of the sign on it, em of their own sizes: on a map of the whole area, and from near by."""
    shape_px, kind_px = FAR_PX * WIDER.get(sign.character, 1.0), FAR_PX * KIND_SHARE
    lower = LOWER.get(sign.character, 0.0) / KIND_SHARE
    return {
        "aside": [round(part / shape_px, 2) for part in by],
        "kind_aside": [round(by[0] / kind_px, 2), round(by[1] / kind_px + lower, 2)],
        "kind_lower": [0.0, round(lower, 2)],
    }
