"""One indicator's charts: its own values on one axis, the printed year-on-year change on another, never together."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from components.charts.indicator_figures import Figures, Value
from components.charts.indicator_sheet import SCHEMA, kind_colours, kind_dashes, kind_fills, kind_shapes
from components.charts.lettering import wrap
from components.citation import KINDS
from components.scales import SANS, Theme, colour, palette
from components.text import tr

LEVEL_HEIGHT, GROWTH_HEIGHT = 250, 180
LABEL_ROOM, AROUND_PLOT = 58, 62
SLOT = 92
PICTURE_WIDTH = 960
COLUMNS = ("layer", "year", "value", "top", "label", "kind", "dx")


def level_rows(figures: Figures) -> pd.DataFrame:
    """Marks of the indicator's own measure: points by year, words and gaps in the place of a figure, undated goals."""
    rows = list(_points(figures.values))
    taken = {v.year for v in figures.values}
    rows += [
        _row("words", year=w.year, label=_broken(w.text), kind=w.kind, dx=-SLOT - 10.0 if w.year in taken else 0.0)
        for w in figures.words
        if w.year
    ]
    rows += [_row("gap", year=year, label=_broken(reason), kind="") for year, reason in figures.gaps.items()]
    return _frame(rows)


def growth_rows(figures: Figures) -> pd.DataFrame:
    """Marks of the printed year-on-year changes, per cent."""
    return _frame(_points(figures.growth))


def level_spec(figures: Figures, theme: Theme, size: float) -> dict[str, Any]:
    """Chart of the indicator's own measure, for `level_rows`."""
    measure = figures.tag or tr("数值")
    title = tr("{measure}（{unit}）", measure=measure, unit=tr(figures.unit)) if figures.unit else measure
    return _spec(figures.values, figures.years, {"title": title, "height": LEVEL_HEIGHT * size}, (theme, size))


def growth_spec(figures: Figures, theme: Theme, size: float) -> dict[str, Any]:
    """Chart of the printed year-on-year changes, for `growth_rows`, on its own axis in per cent."""
    title = tr("同比增长率（%，按文件印出，不由绝对量推算）")
    years = figures.years or tuple(sorted({v.year for v in figures.growth if v.year}))
    return _spec(figures.growth, years, {"title": title, "height": GROWTH_HEIGHT * size}, (theme, size))


def picture_spec(figures: Figures, name: str, source_note: Sequence[str], theme: Theme = "light") -> dict[str, Any]:
    """Both charts under one title with the source beneath, data inside: what `exports.png_bytes` draws."""
    parts = [_with_data(level_spec(figures, theme, 1.0), level_rows(figures))] if figures.values else []
    if figures.growth:
        parts.append(_with_data(growth_spec(figures, theme, 1.0), growth_rows(figures)))
    soft = palette(theme).text_soft
    foot = {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 4, "fontSize": 12, "fill": soft}
    note = {
        "data": {"values": [{}]},
        "width": PICTURE_WIDTH,
        "height": 18 * len(source_note),
        "mark": foot | {"text": list(source_note), "lineHeight": 18},
    }
    return {
        "$schema": SCHEMA,
        "background": palette(theme).ground,
        "padding": 24,
        "title": {"text": name, "anchor": "start", "fontSize": 22, "color": palette(theme).text, "offset": 12},
        "vconcat": [*parts, note],
        "config": _config(theme, 1.0),
    }


def _with_data(spec: dict[str, Any], rows: pd.DataFrame) -> dict[str, Any]:
    inside = {k: v for k, v in spec.items() if k not in {"config", "$schema", "background", "padding"}}
    return inside | {"data": {"values": rows.to_dict("records")}, "width": PICTURE_WIDTH}


def _points(values: Sequence[Value]) -> Iterable[dict[str, Any]]:
    """One row a figure; figures of the same year stand side by side in slots, dx px from the year's middle."""
    undated = sorted(v.value for v in values if v.year is None)
    for value in values:
        said = tr(KINDS[value.kind]) + (tr("（{place}）", place=value.alternate) if value.alternate else "")
        if value.year is None:
            label = tr("目标 {label}（未写年限）", label=value.label)
            low = len(undated) > 1 and value.value == undated[0]
            yield _row("undated_low" if low else "undated", value=value.value, label=label, kind=value.kind)
            continue
        mates = [v for v in values if v.year == value.year]
        dx = (mates.index(value) - (len(mates) - 1) / 2) * SLOT
        label = f"{value.label}\n{said}"
        yield _row("point", year=value.year, value=value.value, label=label, kind=value.kind, dx=dx)


def _row(layer: str, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"layer": layer, "year": "", "value": 0.0, "label": "", "kind": "", "dx": 0.0} | more
    return row | {"year": str(row["year"]), "top": max(float(row["value"]), 0.0)}


def _frame(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(COLUMNS))


def _broken(text: str) -> str:
    return "\n".join(wrap(text, 180, 15))


def _domain(values: Sequence[Value], height: float) -> list[float]:
    """From zero, with room above for two lines of label in a chart `height` px high (at size 1)."""
    low, high = min([0.0, *(v.value for v in values)]), max([0.0, *(v.value for v in values)])
    span = (high - low) or 1.0
    return [low - (0.05 * span if low < 0 else 0), high + span * LABEL_ROOM / (height - AROUND_PLOT - LABEL_ROOM)]


def _spec(
    values: Sequence[Value], years: Sequence[int], frame: dict[str, Any], look: tuple[Theme, float]
) -> dict[str, Any]:
    theme, size = look
    text = palette(theme).text
    return {
        "$schema": SCHEMA,
        "height": round(frame["height"]),
        "background": None,
        "padding": {"left": 4, "right": 8, "top": 4, "bottom": 4},
        "autosize": {"type": "fit", "contains": "padding"},
        "title": {"text": frame["title"], "anchor": "start", "fontSize": round(14 * size), "color": text, "offset": 8},
        "encoding": {"x": _x(years, size), "y": _y(_domain(values, frame["height"] / size), size, frame["height"])},
        "layer": [*_figures_layers(theme, size), *_words_layers(theme, size, frame["height"]), *_goals(theme, size)],
        "config": _config(theme, size),
    }


def _x(years: Sequence[int], size: float) -> dict[str, Any]:
    axis = {"title": None, "labelAngle": 0, "labelFontSize": round(14 * size), "ticks": False, "labelPadding": 8}
    return {"field": "year", "type": "ordinal", "scale": {"domain": [str(y) for y in years]}, "axis": axis}


def _y(domain: list[float], size: float, height: float) -> dict[str, Any]:
    axis = {
        "title": None,
        "labelExpr": "format(datum.value, ',~f')",
        "labelFontSize": round(12 * size),
        "tickCount": max(2, round(height / (60 * size))),
    }
    return {"field": "value", "type": "quantitative", "scale": {"domain": domain, "nice": False}, "axis": axis}


def _only(*layers: str) -> list[dict[str, str]]:
    return [{"filter": " || ".join(f"datum.layer === '{name}'" for name in layers)}]


def _figures_layers(theme: Theme, size: float) -> list[dict[str, Any]]:
    """Stem from zero, point and label of every dated figure."""
    aside = {"expr": f"datum.dx * {size}"}
    stem = {"type": "rule", "aria": False, "strokeWidth": 3 * size, "xOffset": aside, "x2Offset": aside}
    point = {"type": "point", "size": 170 * size**2, "strokeWidth": 2.5 * size, "opacity": 1, "xOffset": aside}
    label = {
        "type": "text",
        "aria": False,
        "lineBreak": "\n",
        "lineHeight": round(18 * size),
        "fontSize": round(15 * size),
        "fontWeight": 700,
        "baseline": "line-bottom",
        "dy": round(-30 * size),
        "xOffset": aside,
        "fill": palette(theme).text,
    }
    line = {"stroke": kind_colours(theme), "strokeDash": kind_dashes(size), "y2": {"datum": 0}}
    shape = {"shape": kind_shapes(), "stroke": kind_colours(theme), "fill": kind_fills(theme)}
    return [
        {"transform": _only("point"), "mark": stem, "encoding": line},
        {"transform": _only("point"), "mark": point, "encoding": shape | {"tooltip": {"field": "label"}}},
        {"transform": _only("point"), "mark": label, "encoding": {"y": {"field": "top"}, "text": {"field": "label"}}},
    ]


def _words_layers(theme: Theme, size: float, height: float) -> list[dict[str, Any]]:
    """Plans in words and the reasons of gaps, in the place of a figure."""
    aside = {"expr": f"datum.dx * {size}"}
    base = {"type": "text", "xOffset": aside, "lineBreak": "\n", "lineHeight": round(20 * size), "align": "center"}
    spot = {"y": {"value": height * 0.62}, "text": {"field": "label"}}
    styles = {
        "words": {"fill": colour("plan", theme), "fontWeight": 700, "fontSize": round(15 * size)},
        "gap": {"fill": palette(theme).text_soft, "fontSize": round(13 * size)},
    }
    return [{"transform": _only(name), "mark": base | style, "encoding": spot} for name, style in styles.items()]


def _goals(theme: Theme, size: float) -> list[dict[str, Any]]:
    """A goal without a year is a dotted line across all years; of several the lowest has its label below the line."""
    ink = colour("goal", theme)
    everywhere = {"x": None, "y": {"field": "value", "type": "quantitative"}}
    rule = {"type": "rule", "stroke": ink, "strokeWidth": 2 * size, "strokeDash": [2 * size, 4 * size]}
    label = {"type": "text", "align": "right", "fill": ink, "fontSize": round(14 * size), "fontWeight": 700}
    at_end = {"x": {"value": {"expr": "width"}}, "text": {"field": "label"}}
    above, below = {"baseline": "bottom", "dy": -4 * size}, {"baseline": "top", "dy": 5 * size}
    return [
        {"transform": _only("undated", "undated_low"), "mark": rule, "encoding": everywhere},
        {"transform": _only("undated"), "mark": label | above, "encoding": at_end},
        {"transform": _only("undated_low"), "mark": label | below, "encoding": at_end},
    ]


def _config(theme: Theme, size: float) -> dict[str, Any]:
    ground = palette(theme)
    axis = {
        "labelColor": ground.text_soft,
        "titleColor": ground.text_soft,
        "domainColor": ground.border,
        "tickColor": ground.border,
        "gridColor": ground.grid,
        "titleFontSize": round(12 * size),
    }
    return {"font": SANS, "view": {"stroke": None}, "axis": axis, "axisX": {"grid": False}}
