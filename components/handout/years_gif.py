"""The years of a page's map as one moving picture for a chat group."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

from PIL import Image

from components.base.look import Look
from components.drawing.chart import svg_png
from components.handout.page_files import Page
from components.handout.parts import parts_of, picture_of

SIZE = (960, 600)
"""Px of a frame: a map's legend still stands beside the map."""
COLOURS, FRAME_MS, LAST_MS = 128, 900, 3000


def years_gif(page: Page, years: Iterable[int], look: Look) -> bytes:
    """One frame a year, each the page's first map or chart of that year, as an endless GIF."""
    frames = [_frame(page, year, look) for year in years]
    out = BytesIO()
    durations = [FRAME_MS] * (len(frames) - 1) + [LAST_MS]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=durations, loop=0, optimize=True)
    return out.getvalue()


def _frame(page: Page, year: int, look: Look) -> Image.Image:
    state, _ = page.view.parse(page.view.query(page.state) | {"year": str(year)})
    part = parts_of(replace(page, state=state).content(look))[0]
    bitmap = Image.open(BytesIO(svg_png(picture_of(part, look)(SIZE)))).convert("RGB")
    return bitmap.quantize(COLOURS, dither=Image.Dither.NONE)
