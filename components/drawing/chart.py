"""A chart as a value: what a page shows, a slide carries and a file holds, drawn without a browser."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from model.single_flight import single_flight

CHART_FONTS = Path(__file__).parents[1] / "assets" / "chart_fonts"
VEGA_LITE = "6.4"


@dataclass(frozen=True, eq=False)
class Chart:
    """A Vega-Lite chart in one look.

    `spec` is the specification, never changed once made; `rows` are the data where the specification leaves them out,
    as Streamlit takes them. `alt` says what the chart shows, `source_note` whose figures these are, `grades` the
    evidence grades that appear. `room_spec` is the same for a slide, in letters that the last row of a room reads and
    without what a slide says beside its picture; None where `spec` serves there too. `takeaway` is what the chart says
    in one sentence, "" where its title has to do.
    """

    ident: str
    title: str
    spec: dict[str, Any]
    alt: str
    rows: pd.DataFrame | None = None
    source_note: str = ""
    grades: tuple[str, ...] = ()
    room_spec: dict[str, Any] | None = None
    takeaway: str = ""

    def for_room(self) -> "Chart":
        """The chart as a slide shows it, with its own data where `room_spec` brings them."""
        if self.room_spec is None:
            return self
        has_rows = "values" not in self.room_spec.get("data", {})
        return replace(self, spec=self.room_spec, room_spec=None, rows=self.rows if has_rows else None)

    def whole(self) -> dict[str, Any]:
        """The specification with its data inside."""
        if self.rows is None:
            return self.spec
        values = json.loads(self.rows.to_json(orient="records", force_ascii=False))
        return {**self.spec, "data": {**self.spec.get("data", {}), "values": values}}

    def as_json(self) -> dict[str, Any]:
        """What the chart says, for comparison and export."""
        parts = {"ident": self.ident, "title": self.title, "alt": self.alt, "source_note": self.source_note}
        parts |= {"takeaway": self.takeaway}
        return {**parts, "grades": list(self.grades), "spec": self.whole()}

    @property
    def digest(self) -> str:
        """Stands for the chart's content."""
        text = json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True, default=str)
        return sha256(text.encode()).hexdigest()[:16]

    def png(self, scale: float = 2.0) -> bytes:
        """The chart as PNG, `scale` device pixels to the px; nothing is fetched."""
        return png_bytes(self.whole(), scale)

    def svg(self) -> str:
        """The chart as SVG text."""
        return str(renderer().vegalite_to_svg(self.whole(), vl_version=VEGA_LITE, allowed_base_urls=[]))


def png_bytes(spec: dict[str, Any], scale: float = 2.0) -> bytes:
    """The Vega-Lite `spec`, its data inside, as a PNG drawn on this machine; nothing is fetched."""
    return bytes(renderer().vegalite_to_png(spec, vl_version=VEGA_LITE, scale=scale, allowed_base_urls=[]))


def svg_png(text: str, scale: float = 1.0) -> bytes:
    """An SVG picture as a PNG drawn on this machine with the shipped font, `scale` device pixels to the px."""
    return bytes(renderer().svg_to_png(text, scale=scale))


@single_flight(maxsize=1)
def renderer() -> Any:
    """The renderer, imported at the first picture (it takes a second), with the shipped font registered once."""
    import vl_convert

    vl_convert.register_font_directory(str(CHART_FONTS))
    return vl_convert
