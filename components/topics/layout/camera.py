"""The camera as an address writes it: longitude, latitude, zoom, and pitch and bearing where the map is not flat and
north up: `117.05,36.81,11.25,50,-20`."""

import re

from components.drawing.maps.camera import Camera

TEXT = re.compile(r"(1[01]\d(?:\.\d{1,5})?),(3\d(?:\.\d{1,5})?),(\d{1,2}(?:\.\d{1,2})?)(?:,(\d{1,2}),(-?\d{1,3}))?")
ZOOMS, STEEPEST, TILTED = (6.0, 18.0), 60, 50
"""Limits of the zoom, the largest pitch that the live map takes, and the pitch of its button, degrees."""


def camera_in(text: str) -> Camera | None:
    """The camera of an address; None for what is none."""
    match = TEXT.fullmatch(text)
    if not match:
        return None
    longitude, latitude, zoom, pitch, bearing = (float(part or 0) for part in match.groups())
    if not ZOOMS[0] <= zoom <= ZOOMS[1] or pitch > STEEPEST or abs(bearing) > 180:
        return None
    return Camera(longitude, latitude, zoom, pitch, bearing)


def camera_text(camera: Camera | None) -> str:
    """The camera for an address, to about a metre; "" for none."""
    if camera is None:
        return ""
    parts = [round(camera.longitude, 5), round(camera.latitude, 5), round(camera.zoom, 2)]
    lean = [round(camera.pitch), round(camera.bearing)]
    return ",".join(f"{value:.9g}" for value in (*parts, *(lean if any(lean) else ())))


def is_same(one: Camera, other: Camera) -> bool:
    """Whether two cameras show the same: less apart than an address can say or a viewer can see."""
    near = abs(one.longitude - other.longitude) < 2e-4 and abs(one.latitude - other.latitude) < 2e-4
    level = abs(one.pitch - other.pitch) < 1 and abs(one.bearing - other.bearing) < 1
    return near and level and abs(one.zoom - other.zoom) < 0.02
