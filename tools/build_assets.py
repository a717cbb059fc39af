"""Makes the shipped fonts and map glyphs. Run by a maintainer: `python -m tools.build_assets`.

Needs Noto Sans CJK (Debian package fonts-noto-cjk, SIL Open Font License 1.1) and the packages of requirements-dev.txt.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import vl_convert
from fontTools import subset
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTCollection
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import distance_transform_edt

from components.base.assets_store import FONTS, GLYPHS, ROOT
from components.base.scales import Theme, colour, palette

NOTO = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED_CHINESE = "Noto Sans CJK SC"
TEXT_SUFFIXES = {".py", ".toml", ".yaml", ".csv", ".geojson", ".po", ".json"}
NOT_SHOWN = {"initials.json"}  # the readings of every character there is: an index, not words of a page
ROOMS = ("app.py", "components", "pages", "data", "geo", "model", "deploy", ".streamlit")
# Latin, punctuation, arrows and geometric shapes that labels and badges use, and full-width forms.
ALWAYS = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    range(0x2010, 0x2028),
    range(0x2030, 0x203C),
    range(0x2190, 0x219A),
    range(0x25A0, 0x2600),
    range(0x3000, 0x3020),
    range(0xFF00, 0xFF5F),
    (0x2264, 0x2265, 0x2248, 0x00D7, 0x2212),
)
WORDMARK = "起步区规划探索"
GLYPH_STARTS = (0, 256, 8192, 8448, 8704, 9472, 12288, 65280)
SDF_SIZE, SDF_BUFFER, SDF_RADIUS, SDF_CUTOFF, OVERSAMPLING = 24, 3, 8, 0.25, 8


def used_characters() -> set[int]:
    """Code points of every text file that the interface or the data is written in."""
    codes: set[int] = set()
    for room in ROOMS:
        top = ROOT / room
        files = (
            [top]
            if top.is_file()
            else [p for p in top.rglob("*") if p.suffix in TEXT_SUFFIXES and p.name not in NOT_SHOWN]
        )
        for file in files:
            codes |= {ord(c) for c in file.read_text(encoding="utf-8")}
    return {c for c in codes if c >= 0x20}


def gb2312_characters() -> set[int]:
    """Code points of the national standard GB 2312 (6,763 hanzi and its symbols)."""
    points: set[int] = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            points |= {ord(c) for c in bytes([high, low]).decode("gb2312", "ignore")}
    return points


def write_subset(weight: str, name: str, characters: set[int]) -> None:
    """One web font holding just `characters` of the family's Simplified Chinese face."""
    collection = TTCollection(NOTO / f"NotoSansCJK-{weight}.ttc")
    face = next(
        f
        for f in collection.fonts
        if SIMPLIFIED_CHINESE in str(f["name"].getDebugName(4)) and "Mono" not in str(f["name"].getDebugName(4))
    )
    options = subset.Options(
        flavor="woff2", layout_features=["kern", "palt", "tnum", "locl"], hinting=False, desubroutinize=True
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(face)
    FONTS.mkdir(parents=True, exist_ok=True)
    subset.save_font(face, FONTS / name, options)


def _varint(number: int) -> bytes:
    out = bytearray()
    while True:
        low, number = number & 0x7F, number >> 7
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def _field(number: int, value: bytes | int) -> bytes:
    """One protobuf field: bytes as length-delimited, int as varint."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _zigzag(number: int) -> int:
    return number * 2 if number >= 0 else -number * 2 - 1


def _distance_field(font: ImageFont.FreeTypeFont, character: str, box: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Signed distance field of one character on the 1x grid, SDF_BUFFER pixels around, as the glyph format wants it."""
    left, top, right, bottom = box
    size = ((right - left + 2 * SDF_BUFFER) * OVERSAMPLING, (bottom - top + 2 * SDF_BUFFER) * OVERSAMPLING)
    image = Image.new("L", size, 0)
    origin = ((SDF_BUFFER - left) * OVERSAMPLING, (SDF_BUFFER - top) * OVERSAMPLING)
    ImageDraw.Draw(image).text(origin, character, font=font, fill=255, anchor="ls")
    inside = np.asarray(image) > 127
    distance = (distance_transform_edt(~inside) - distance_transform_edt(inside)) / OVERSAMPLING
    rows, columns = size[1] // OVERSAMPLING, size[0] // OVERSAMPLING
    coarse = distance.reshape(rows, OVERSAMPLING, columns, OVERSAMPLING).mean(axis=(1, 3))
    field: NDArray[np.uint8] = np.clip(255 - 255 * (coarse / SDF_RADIUS + SDF_CUTOFF), 0, 255).astype(np.uint8)
    return field


def _glyph(font: ImageFont.FreeTypeFont, code: int) -> bytes:
    character = chr(code)
    left, top, right, bottom = font.getbbox(character, anchor="ls")
    advance = _field(7, round(font.getlength(character) / OVERSAMPLING))
    if right <= left or bottom <= top:
        return _field(1, code) + _field(3, 0) + _field(4, 0) + _field(5, 0) + _field(6, _zigzag(-SDF_SIZE)) + advance
    box = (
        int(left // OVERSAMPLING),
        int(top // OVERSAMPLING),
        int(-(-right // OVERSAMPLING)),
        int(-(-bottom // OVERSAMPLING)),
    )
    bitmap = _distance_field(font, character, box).tobytes()
    # The format counts `top` from the ascender, one em above the baseline.
    metrics = (
        _field(3, box[2] - box[0])
        + _field(4, box[3] - box[1])
        + _field(5, _zigzag(box[0]))
        + _field(6, _zigzag(-box[1] - SDF_SIZE))
    )
    return _field(1, code) + _field(2, bitmap) + metrics + advance


def _drawable(start: int, drawable: set[int]) -> Iterator[int]:
    return (c for c in range(start, start + 256) if c in drawable and c >= 32 and not 127 <= c < 160)


def write_glyphs(start: int, drawable: set[int]) -> None:
    """The map glyphs of 256 code points from `start` (Mapbox glyph format, signed distance fields)."""
    font = ImageFont.truetype(
        str(NOTO / "NotoSansCJK-Regular.ttc"), SDF_SIZE * OVERSAMPLING, index=2, layout_engine=ImageFont.Layout.BASIC
    )
    stack = _field(1, b"Noto Sans SC") + _field(2, f"{start}-{start + 255}".encode())
    stack += b"".join(_field(3, _glyph(font, code)) for code in _drawable(start, drawable))
    GLYPHS.mkdir(parents=True, exist_ok=True)
    (GLYPHS / f"{start}-{start + 255}.pbf").write_bytes(_field(1, stack))


def write_wordmark(theme: Theme) -> None:
    """The application's name as outlines beside its sign: an image in the title bar cannot use a web font."""
    face = TTCollection(NOTO / "NotoSansCJK-Bold.ttc").fonts[2]
    cmap, glyphs = face.getBestCmap(), face.getGlyphSet()
    letters, at = [], 0
    for character in WORDMARK:
        pen = SVGPathPen(glyphs, ntos=lambda v: f"{v:.0f}")
        glyphs[cmap[ord(character)]].draw(pen)
        letters.append(f'<path transform="translate({1250 + at} 880) scale(1 -1)" d="{pen.getCommands()}"/>')
        at += face["hmtx"][cmap[ord(character)]][0]
    sign = (
        f'<path d="M60 760 C300 700 420 560 560 480 S 820 330 960 240" stroke="{colour("yellow_river_ochre", theme)}" '
        'stroke-width="130" fill="none" stroke-linecap="round"/>'
        f'<path d="M500 40 V960" stroke="{colour("axis_red", theme)}" stroke-width="70" stroke-linecap="round"/>'
        f'<g fill="{colour("primary", theme)}"><circle cx="230" cy="330" r="95"/><circle cx="760" cy="120" r="75"/>'
        '<circle cx="790" cy="720" r="95"/></g>'
    )
    name = f'<g fill="{palette(theme).text}">{"".join(letters)}</g>'
    body = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {1250 + at} 1000">{sign}{name}</svg>'
    # A picture file travels once by its address; an SVG would be sent inside every answer of the server.
    picture = Image.open(BytesIO(vl_convert.svg_to_png(body, scale=0.07)))
    picture.quantize(20).save(FONTS.parent / f"wordmark-{theme}.png", optimize=True)


def main() -> None:
    """Write the three web fonts, the glyph ranges and the wordmarks."""
    write_wordmark("light")
    write_wordmark("dark")
    core = used_characters() | {c for block in ALWAYS for c in block}
    write_subset("Regular", "noto-sans-sc-core-400.woff2", core)
    write_subset("Bold", "noto-sans-sc-core-700.woff2", core)
    write_subset("Regular", "noto-sans-sc-gb2312-400.woff2", core | gb2312_characters())
    drawable = set(drawable_codes())
    for start in GLYPH_STARTS:
        write_glyphs(start, drawable)


def drawable_codes() -> set[int]:
    """Code points that the Regular face can draw."""
    return set(TTCollection(NOTO / "NotoSansCJK-Regular.ttc").fonts[2].getBestCmap())


if __name__ == "__main__":
    main()
