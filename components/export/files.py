"""Exported files: tables that a spreadsheet opens safely, and pictures drawn with the shipped font."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

import pandas as pd

from components.base.qr import AddressTooLongError, qr_png
from components.drawing.chart import CHART_FONTS

CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
CODE_INK = "#4A5A63"
CODE_FONT, CODE_LINE, CODE_GAP = 24, 34, 40
"""Size and line height of the words beside a picture's code, and the room around them, px."""
# What a spreadsheet may take for the start of a formula, the full-width forms that Chinese versions accept included.
FORMULA_START = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]")
# A printed number or a printed dash starts like a formula and is none.
HARMLESS = re.compile(r"[+\-−]?\d[\d,]*(\.\d+)?\s?%?|-")


def safe_cell(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would otherwise run it as a formula."""
    return f"'{text}" if FORMULA_START.match(text) and not HARMLESS.fullmatch(text) else text


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV with a byte order mark: spreadsheets in Chinese offices read it wrongly without one.

    Text cells and column names that would start a formula are neutralised (see `safe_cell`); missing numbers are empty.
    """
    safe = frame.copy()
    for name in safe.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in safe.dtypes]]:
        safe[name] = [safe_cell(cell) if isinstance(cell, str) else cell for cell in safe[name]]
    safe.columns = pd.Index([safe_cell(str(name)) for name in safe.columns])
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def file_name(*parts: str, suffix: str) -> str:
    """A file name from titles: characters that Windows refuses become dashes."""
    stem = "_".join(re.sub(r'[\\/:*?"<>|\s]+', "-", part).strip("-.") for part in parts if part)
    return f"{stem[:80] or 'chart'}.{suffix}"


def geojson_bytes(features: Iterable[Mapping[str, Any]], properties: Mapping[str, Any]) -> bytes:
    """A feature collection in WGS 84, longitude first, every feature with its id; `properties` are those of the whole.

    RFC 7946 has no `crs` member, since it allows WGS 84 only; older software needs it, newer software ignores it.
    """
    members = [
        {"type": "Feature", "id": one["properties"]["id"], "properties": one["properties"], "geometry": one["geometry"]}
        for one in features
    ]
    body = {"type": "FeatureCollection", "crs": CRS84, **properties, "features": members}
    return json.dumps(body, ensure_ascii=False, allow_nan=False).encode()


def code_of(link: str) -> bytes | None:
    """The QR code of a link (PNG); None for none and for one too long."""
    try:
        return qr_png(link, scale=4) if link else None
    except AddressTooLongError:
        return None


def with_code(png: bytes, link: str, lines: Sequence[str] = ()) -> bytes:
    """`png` with the QR code of `link` in a strip beneath, at the right, the `lines` beside it; unchanged where
    there is no code."""
    code = code_of(link)
    if code is None:
        return png
    from PIL import Image

    picture, mark = Image.open(BytesIO(png)).convert("RGB"), Image.open(BytesIO(code)).convert("RGB")
    sheet = Image.new("RGB", (picture.width, picture.height + mark.height), picture.getpixel((0, 0)))
    sheet.paste(picture, (0, 0))
    sheet.paste(mark, (picture.width - mark.width, picture.height))
    _write_beside(sheet, lines, picture.width - mark.width - CODE_GAP, (picture.height, sheet.height))
    out = BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()


def _write_beside(sheet: Any, texts: Sequence[str], right: int, band: tuple[int, int]) -> None:
    """The lines, broken anywhere, ending at `right` in the middle of the band from top to bottom."""
    from PIL import ImageDraw, ImageFont

    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(CHART_FONTS / "noto-sans-sc-400.otf"), CODE_FONT)
    most = max(1, int((right - CODE_GAP) / (CODE_FONT * 0.62)))
    lines = [text[at : at + most] for text in texts for at in range(0, len(text), most)]
    top = sum(band) // 2 - len(lines) * CODE_LINE // 2
    for turn, line in enumerate(lines):
        pen.text((right, top + turn * CODE_LINE), line, fill=CODE_INK, font=font, anchor="ra")
