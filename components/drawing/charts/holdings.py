"""What the facts hold: a bar a table or kind of layer, with its number of rows."""

from collections.abc import Sequence
from typing import Any

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.altair_spec import spec_of
from model.single_flight import single_flight

ROW, NAME_PX, LETTER = 30.0, 260.0, 14.0
ROOM = 1.2
"""Length of the axis in longest bars: its number has to stand behind that one too, on a phone as well."""
Holding = tuple[str, int]
"""Name and number of rows."""


@single_flight(maxsize=16)
def holdings_spec(width: float, size: float, theme: Theme, counts: tuple[Holding, ...]) -> dict[str, Any]:
    """The spec for the rows of `counts`, bars in their order, `width` px wide without the names."""
    import altair as alt  # loads for half a second: the first chart pays, not the start of the server

    ink, order, most = palette(theme), [name for name, _ in counts], max(n for _, n in counts)
    axis = alt.Axis(
        title=None, labelFontSize=LETTER * size, labelColor=ink.text, labelLimit=NAME_PX * size,
        ticks=False, domain=False, labelPadding=8,
    )  # fmt: skip
    base = alt.Chart(width=width, height=ROW * size * len(order)).encode(
        y=alt.Y("name:N", sort=order, axis=axis), x=alt.X("n:Q", axis=None, scale=alt.Scale(domain=[0, most * ROOM]))
    )
    bars = base.mark_bar(color=colour("actual", theme), height={"band": 0.6})
    words = base.mark_text(align="left", dx=6, fontSize=LETTER * size, color=ink.text).encode(
        text=alt.Text("n:Q", format=",")
    )
    return spec_of(alt.LayerChart(layer=[bars, words]), {"font": SANS, "view": {"stroke": None}})


def holdings_rows(holdings: Sequence[Holding]) -> list[dict[str, object]]:
    """The rows for the spec."""
    return [{"name": name, "n": n} for name, n in holdings]
