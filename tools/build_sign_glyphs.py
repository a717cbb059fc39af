"""Makes the map glyphs of the Maki signs. Run by a maintainer: `python -m tools.build_sign_glyphs`."""

from io import BytesIO

import numpy as np
import vl_convert
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import distance_transform_edt

from components.base.assets_store import GLYPHS
from components.drawing.maps.point_signs import CODES, FIRST_CODE, UNITS, outline
from tools.build_assets import OVERSAMPLING, SDF_BUFFER, SDF_CUTOFF, SDF_RADIUS, SDF_SIZE, _field, _zigzag

TOP = 21
"""Upper edge above the baseline, px of 24: a sign's middle lies where the renderer centres a line of text."""


def sign_glyph(character: str) -> bytes:
    """One sign as a signed distance field of 24 px with its margin."""
    margin = SDF_BUFFER * OVERSAMPLING
    inside = np.pad(_raster(character), margin)
    distance = (distance_transform_edt(~inside) - distance_transform_edt(inside)) / OVERSAMPLING
    side = inside.shape[0] // OVERSAMPLING
    coarse = distance.reshape(side, OVERSAMPLING, side, OVERSAMPLING).mean(axis=(1, 3))
    field = np.clip(255 - 255 * (coarse / SDF_RADIUS + SDF_CUTOFF), 0, 255).astype(np.uint8)
    metrics = _field(3, SDF_SIZE) + _field(4, SDF_SIZE) + _field(5, 0) + _field(6, _zigzag(TOP - SDF_SIZE))
    return _field(1, ord(character)) + _field(2, field.tobytes()) + metrics + _field(7, SDF_SIZE)


def _raster(character: str) -> NDArray[np.bool_]:
    side = SDF_SIZE * OVERSAMPLING
    body = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {UNITS:g} {UNITS:g}" width="{side}" height="{side}">'
    picture = vl_convert.svg_to_png(f'{body}<path d="{outline(character)}"/></svg>')
    alpha = Image.open(BytesIO(picture)).convert("RGBA").getchannel("A").resize((side, side))
    inside: NDArray[np.bool_] = np.asarray(alpha) > 127
    return inside


def main() -> None:
    """Write the range of the signs."""
    last = FIRST_CODE + 255
    stack = _field(1, b"Noto Sans SC") + _field(2, f"{FIRST_CODE}-{last}".encode())
    stack += b"".join(_field(3, sign_glyph(character)) for character in CODES.values())
    (GLYPHS / f"{FIRST_CODE}-{last}.pbf").write_bytes(_field(1, stack))


if __name__ == "__main__":
    main()
