"""Which indicator has a stated value in which year: a matrix of marks, shaped and coloured by the kind of evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.indicator_sheet import SCHEMA, kind_colours, kind_fills, kind_shapes
from components.drawing.charts.lettering import width_px
from components.drawing.charts.sheet_layers import Caption, sheet_picture
from components.words.citation import KINDS as KIND_NAMES
from components.words.citation import scope_label
from components.words.format import quantity
from components.words.text import tr

PICK = "pick"
KINDS = ("actual", "plan", "goal", "reported")  # what a source can state
FIRST_YEAR, LAST_YEAR = 2021, 2035
STEPS = (2025, 2030, 2035)
OPEN_ENDED = LAST_YEAR + 1
COLUMNS = ("layer", "id", "x", "y", "x2", "y2", "text", "kind", "words")
ROW, STACKED_ROW, HEAD, NAME_PX = 25, 46, 36, 13.5
NAME_SHARE, NAME_MOST = 0.3, 330


@dataclass(frozen=True)
class Row:
    """One indicator: id and name in the viewer's language."""

    id: str
    name: str


@dataclass(frozen=True)
class Group:
    """A heading and the indicators under it."""

    title: str
    rows: tuple[Row, ...]


@dataclass
class Matrix:
    """Marks in px from the top left of a sheet `width` px wide. Narrow sheets put the name above its row."""

    width: float
    size: float
    marks: list[dict[str, Any]] = field(default_factory=list)
    height: float = 0.0

    @property
    def stacked(self) -> bool:
        return self.width < 700 * self.size

    @property
    def left(self) -> float:
        """Left edge of the years, px."""
        return 0.0 if self.stacked else min(NAME_SHARE * self.width, NAME_MOST * self.size)

    @property
    def column(self) -> float:
        """Width of one year."""
        return (self.width - self.left) / (OPEN_ENDED - FIRST_YEAR + 1)

    def x_of(self, year: int) -> float:
        """Middle of a year's column; a year outside the matrix stands at its edge."""
        return self.left + (min(max(year, FIRST_YEAR), OPEN_ENDED) - FIRST_YEAR + 0.5) * self.column

    def put(self, layer: str, x: float, y: float, **more: Any) -> None:
        """Add one mark."""
        mark = {"layer": layer, "id": "", "x": x, "y": y, "x2": x, "y2": y, "text": "", "kind": "", "words": False}
        self.marks.append({k: round(v, 1) if isinstance(v, float) else v for k, v in (mark | more).items()})

    @property
    def frame(self) -> pd.DataFrame:
        """The table of marks, no cell missing."""
        return pd.DataFrame(self.marks, columns=list(COLUMNS))


def matrix(groups: Iterable[Group], observations: pd.DataFrame, width: float, size: float) -> Matrix:
    """Lay out every group over `observations` (indicator_id, year, kind, value, text, unit, scope)."""
    sheet = Matrix(width, size)
    stated = {str(name): rows for name, rows in observations.groupby("indicator_id", sort=False)}
    for group in groups:
        _heading(sheet, group)
        for number, row in enumerate(group.rows):
            _row(sheet, row, stated.get(row.id), shaded=number % 2 == 0)
    sheet.height += 4 * size
    return sheet


def _heading(sheet: Matrix, group: Group) -> None:
    """The group's name and, so that it is in sight wherever one scrolls, the years again."""
    sheet.height += (HEAD + (20 if sheet.stacked else 0)) * sheet.size
    base = sheet.height - 10 * sheet.size
    sheet.put("heading", 0.0, base - (20 * sheet.size if sheet.stacked else 0), text=group.title)
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        short = str(year) if sheet.column > 40 * sheet.size else f"{year % 100:02d}"
        sheet.put("step" if year in STEPS else "year", sheet.x_of(year), base, text=short)
    sheet.put("year", sheet.x_of(OPEN_ENDED), base, text=tr("未定年限") if sheet.stacked else tr("未定期"))


def _row(sheet: Matrix, row: Row, rows: pd.DataFrame | None, *, shaded: bool) -> None:
    height = (STACKED_ROW if sheet.stacked else ROW) * sheet.size
    top, sheet.height = sheet.height, sheet.height + height
    if shaded:
        sheet.put("band", 0.0, top, x2=sheet.width, y2=top + height)
    middle = top + height * (0.72 if sheet.stacked else 0.5)
    font = NAME_PX * sheet.size
    room = (sheet.width if sheet.stacked else sheet.left) - 16 * sheet.size
    base = (top + 17 * sheet.size) if sheet.stacked else (middle + font * 0.36)
    sheet.put("name", 6 * sheet.size, base, text=fitted(row.name, room, font))
    if rows is not None:
        _cells(sheet, row, rows, middle)


def _cells(sheet: Matrix, row: Row, rows: pd.DataFrame, middle: float) -> None:
    """One mark a kind and year; several kinds of one year stand side by side."""
    cells: dict[int, dict[str, list[Mapping[Any, Any]]]] = {}
    for stated in rows.to_dict("records"):
        year = OPEN_ENDED if pd.isna(stated["year"]) else int(stated["year"])
        cells.setdefault(year, {}).setdefault(str(stated["kind"]), []).append(stated)
    for year, kinds in cells.items():
        present = [kind for kind in KINDS if kind in kinds]
        step = min(15 * sheet.size, sheet.column / max(len(present), 1))
        for place, kind in enumerate(present):
            x = sheet.x_of(year) + (place - (len(present) - 1) / 2) * step
            only_words = all(pd.isna(stated["value"]) for stated in kinds[kind])
            tooltip = _tooltip(row.name, year, kind, kinds[kind])
            sheet.put("mark", x, middle, id=f"{row.id}.{year}.{kind}", text=tooltip, kind=kind, words=only_words)


def _tooltip(name: str, year: int, kind: str, rows: list[Mapping[Any, Any]]) -> str:
    """Text of the tooltip: name, year, kind, scope and every figure as printed."""
    when = tr("未定期") if year == OPEN_ENDED else tr("{year}年", year=year)
    figures = tr("；").join(dict.fromkeys(str(r["text"]) or quantity(float(r["value"]), str(r["unit"])) for r in rows))
    scopes = tr("、").join(dict.fromkeys(scope_label(str(r["scope"])) for r in rows))
    return tr(
        "{name}，{when}{kind}（{scope}）：{figures}",
        name=name, when=when, kind=tr(KIND_NAMES[kind]), scope=scopes, figures=figures,
    )  # fmt: skip


def fitted(name: str, room_px: float, font_px: float) -> str:
    """`name` in one line of `room_px`, its end left out where it does not fit."""
    if width_px(name, font_px) <= room_px:
        return name
    while name and width_px(name + "…", font_px) > room_px:
        name = name[:-1]
    return name + "…"


def coverage_spec(width: float, height: float, theme: Theme, size: float) -> dict[str, Any]:
    """The view of a `Matrix`: depends on the sheet's size, theme and text size only."""
    scale = {"nice": False, "zero": False}
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "params": [{"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["mark"]}],
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, round(width)], **scale}},
            "y": {
                "field": "y", "type": "quantitative", "axis": None,
                "scale": {"domain": [0, round(height)], "reverse": True, **scale},
            },
        },
        "layer": [*_grounds(theme, size), _marks(theme, size)],
        "config": {"font": SANS, "view": {"stroke": None}},
    }  # fmt: skip


def coverage_picture(sheet: Matrix, caption: Caption, theme: Theme) -> dict[str, Any]:
    """The matrix as a self-contained picture with its data."""
    marks = _marks(theme, sheet.size)
    marks["encoding"]["stroke"] = kind_colours(theme)
    return sheet_picture(sheet, [*_grounds(theme, sheet.size), marks], caption, theme)


def _grounds(theme: Theme, size: float) -> list[dict[str, Any]]:
    """Bands and lettering behind the marks."""
    ground = palette(theme)
    return [
        {
            "transform": _only("band"),
            "mark": {"type": "rect", "aria": False, "fill": ground.panel},
            "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}},
        },
        _letters("heading", {"fontSize": 15.5 * size, "fontWeight": 700, "fill": ground.text}),
        _letters("name", {"fontSize": NAME_PX * size, "fill": ground.text}),
        _letters("year", {"fontSize": 13.5 * size, "align": "center", "fill": ground.text_soft}),
        _letters("step", {"fontSize": 13.5 * size, "align": "center", "fontWeight": 700, "fill": ground.text}),
    ]


def _only(layer: str) -> list[dict[str, str]]:
    return [{"filter": f"datum.layer === '{layer}'"}]


def _letters(layer: str, look: dict[str, Any]) -> dict[str, Any]:
    mark = {"type": "text", "aria": False, "align": "left", "baseline": "alphabetic", **look}
    return {"transform": _only(layer), "mark": mark, "encoding": {"text": {"field": "text"}}}


def _marks(theme: Theme, size: float) -> dict[str, Any]:
    """The marks themselves: they take clicks, and say what they stand for to the pointer and to a screen reader."""
    picked = {"param": PICK, "empty": False, "value": colour("selected", theme)}
    return {
        "name": "mark",
        "transform": _only("mark"),
        "mark": {"type": "point", "strokeWidth": 2 * size, "opacity": 1, "cursor": "pointer"},
        "encoding": {
            "shape": kind_shapes(),
            "stroke": kind_colours(theme) | {"condition": picked},
            "fill": kind_fills(theme),
            "size": {"condition": {"test": "datum.words", "value": 40 * size**2}, "value": 105 * size**2},
            "tooltip": {"field": "text"},
            "description": {"field": "text"},
        },
    }


def counts(groups: Mapping[str, tuple[Row, ...]], observations: pd.DataFrame) -> pd.DataFrame:
    """One row a group, indexed by its key: indicators, values, and values by kind."""
    rows = {}
    for key, members in groups.items():
        mine = observations[observations["indicator_id"].isin([row.id for row in members])]
        kinds = mine["kind"].value_counts()
        rows[key] = [len(members), len(mine), *(int(kinds.get(kind, 0)) for kind in KINDS)]
    return pd.DataFrame.from_dict(rows, orient="index", columns=["indicators", "values", *KINDS])
