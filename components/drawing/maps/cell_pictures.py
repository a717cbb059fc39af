"""Rasters on the base map: several are loaded, one is visible, so that switching leaves no gap."""

import re
from typing import Any, NamedTuple

from components.drawing.maps import made_files

Json = dict[str, Any]
OPACITY = 0.72
WORDS = re.compile(r"(?:[0-9a-f]{12}\.){0,3}[0-9a-f]{12}:[0-9]")


class Cells(NamedTuple):
    """Digests of the pictures on the map, and the index of the visible one."""

    digests: tuple[str, ...] = ()
    seen: int = 0

    def encode(self) -> str:
        """As an address writes it: `0a…f.1b…c:1`."""
        return f"{'.'.join(self.digests)}:{self.seen}" if self.digests else ""


def decode(text: str) -> Cells:
    """The pictures that an address names; none where the text is malformed."""
    if not WORDS.fullmatch(text):
        return Cells()
    digests, _, seen = text.partition(":")
    return Cells(tuple(digests.split(".")), int(seen))


def _files(cells: Cells) -> list[tuple[int, made_files.MapFile]]:
    files = [made_files.get(f"{digest}.png") for digest in cells.digests]
    return [(place, file) for place, file in enumerate(files) if file]


def sources(cells: Cells, base_url: str) -> Json:
    """Image sources of the pictures that are still there."""
    return {
        f"cells-{place}": {
            "type": "image", "url": f"{base_url}/map/made/{file.name}", "coordinates": [list(c) for c in file.corners]
        }
        for place, file in _files(cells)
    }  # fmt: skip


def parts(cells: Cells) -> list[Json]:
    """Style layers; those not seen stay loaded."""
    return [
        {
            "id": f"cells-{place}", "type": "raster", "source": f"cells-{place}",
            "paint": {
                "raster-opacity": OPACITY if place == cells.seen else 0, "raster-fade-duration": 0,
                "raster-resampling": "nearest", "raster-opacity-transition": {"duration": 0, "delay": 0},
            },
        }
        for place, _ in _files(cells)
    ]  # fmt: skip
