"""Works on an axis of years: a bar from start to opening, marks by the grade of each date, unknown dates in margins."""

from typing import TYPE_CHECKING, Any

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.altair_spec import spec_of
from components.drawing.charts.sheet import PICK
from model.single_flight import single_flight

if TYPE_CHECKING:
    import altair as alt

Json = dict[str, Any]
FIRST, LAST = 2021, 2035
BEFORE, AFTER = 2019.8, 2037.0
"""Ends of the axis: a margin of a year at the left, of one at the right."""
EARLIER, UNKNOWN_START, UNKNOWN_OPENING = 2020.78, 2020.1, 2036.5
"""Where earlier dates, unknown starts and unknown openings stand in the margins."""
ROW_PX, MOST_ROW_PX, TOP_PX, LETTERS_PX = 23, 34, 26, 13
GRADE_SHAPES = {
    "official": "circle", "reported": "square", "derived": "diamond", "assumed": "triangle-up", "user": "cross",
}  # fmt: skip
"""The signs of the grades, as everywhere."""
NAMES_PX = 210


def timeline_height(rows: int, size: float, room: float = 0.0) -> int:
    """Height in px of so many works; rows grow where there is `room`, in px, for it."""
    each = min(max(room / size / max(rows, 1), ROW_PX), MOST_ROW_PX)
    return round((TOP_PX + each * max(rows, 1)) * size)


def timeline_spec(rows: int, theme: Theme, size: float, room: float = 0.0) -> Json:
    """The specification without its rows, as wide as its place."""
    spec = _spec(theme, size)
    return spec | {"height": timeline_height(rows, size, room)}


@single_flight(maxsize=16)
def _spec(theme: Theme, size: float) -> Json:
    import altair as alt  # loads for half a second: the first chart pays, not the start of the server

    layers = [
        _year(theme, size), _stripes(theme, size), *_bars(theme, size), *_marks(theme, size), *_letters(theme, size),
        _touch(theme, size),
    ]  # fmt: skip
    fit = alt.AutoSizeParams(type="fit", contains="padding")
    chart = alt.LayerChart(layer=layers).properties(autosize=fit, width="container")
    return spec_of(chart, {"font": SANS, "view": {"stroke": None}})


def _x(theme: Theme, size: float) -> "alt.X":
    import altair as alt

    ink = palette(theme)
    middles = [year + 0.5 for year in range(FIRST, LAST + 1, 2)]
    letters: Json = {"labelColor": ink.text_soft, "labelFontSize": round(LETTERS_PX * size), "labelPadding": 6}
    lines: Json = {"gridColor": ink.grid, "domain": False, "ticks": False}
    axis = alt.Axis(title=None, orient="top", values=middles, labelExpr="floor(datum.value)", **letters, **lines)
    return alt.X("x:Q", scale=alt.Scale(domain=[BEFORE, AFTER], nice=False, zero=False), axis=axis)


def _y(theme: Theme, size: float) -> "alt.Y":
    import altair as alt

    axis = alt.Axis(
        title=None, labelLimit=NAMES_PX * size, labelPadding=8, domain=False, ticks=False,
        labelColor=palette(theme).text, labelFontSize=round(LETTERS_PX * size),
    )  # fmt: skip
    return alt.Y("name:N", sort=alt.EncodingSortField("place"), axis=axis)


def _only(layer: str) -> "alt.Chart":
    import altair as alt

    return alt.Chart().transform_filter(alt.datum.layer == layer)


def _stripes(theme: Theme, size: float) -> "alt.Chart":
    """The row of the selected work."""
    mark = _only("chosen").mark_rect(color=colour("selected", theme), opacity=0.25)
    chart: alt.Chart = mark.encode(y=_y(theme, size))
    return chart


def _bars(theme: Theme, size: float) -> list["alt.Chart"]:
    """From start to opening: whole where it is open, lighter where it is announced, dashed where an end is unknown."""
    looks: dict[str, Json] = {
        "open": {"color": colour("primary", theme), "strokeWidth": 7 * size},
        "coming": {"color": colour("plan", theme), "strokeWidth": 7 * size, "opacity": 0.45},
        "unknown": {"color": palette(theme).text_faint, "strokeWidth": 1.6 * size, "strokeDash": [4, 4]},
    }
    places: Json = {"x": _x(theme, size), "x2": "x2:Q", "y": _y(theme, size)}
    return [_only(layer).mark_rule(**look).encode(**places) for layer, look in looks.items()]


def _year(theme: Theme, size: float) -> "alt.Chart":
    """The year of the map, from its first day to its last."""
    mark = _only("year").mark_rect(color=colour("selected", theme), opacity=0.35)
    chart: alt.Chart = mark.encode(x=_x(theme, size), x2="x2:Q")
    return chart


def _marks(theme: Theme, size: float) -> list["alt.Chart"]:
    """A mark a date: its shape is the grade, filled for what has happened, hollow for what is announced."""
    import altair as alt

    ink = palette(theme)
    shape = alt.Shape(
        "grade:N", scale=alt.Scale(domain=list(GRADE_SHAPES), range=list(GRADE_SHAPES.values())), legend=None
    )
    looks = {"fact": ink.text, "plan": ink.ground}
    return [
        _only(layer)
        .mark_point(size=80 * size**2, opacity=1, stroke=ink.text, strokeWidth=1.6 * size, fill=fill)
        .encode(x=_x(theme, size), y=_y(theme, size), shape=shape)
        for layer, fill in looks.items()
    ]


def _letters(theme: Theme, size: float) -> list["alt.Chart"]:
    """Question marks in the margins, and beside their marks the signs of dates that are only bounded."""
    look: Json = {"fontSize": round(LETTERS_PX * size), "color": palette(theme).text_soft, "fontWeight": 700}
    aside: Json = {"align": "right", "dx": -7 * size}
    marks = (_only("letter").mark_text(**look), _only("bound").mark_text(**look, **aside))
    places: Json = {"x": _x(theme, size), "y": _y(theme, size)}
    return [mark.encode(**places, text="text:N") for mark in marks]


def _touch(theme: Theme, size: float) -> "alt.Chart":
    """The whole row takes clicks and says what it is."""
    import altair as alt

    pick = alt.selection_point(name=PICK, fields=["id"], toggle=False)
    mark = _only("row").mark_rect(opacity=0.001, cursor="pointer", color=palette(theme).ground)
    places: Json = {"x": _x(theme, size), "x2": "x2:Q", "y": _y(theme, size)}
    chart: alt.Chart = mark.encode(**places, tooltip="text:N", description="text:N").add_params(pick)
    return chart
