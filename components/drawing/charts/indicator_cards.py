"""Draws one indicator's card on a sheet: name, latest figure, lollipops from zero, printed growth separately."""

from components.base.scales import GRADE_MARK
from components.drawing.charts.indicator_figures import Figures, Value, when
from components.drawing.charts.indicator_sheet import LETTERING, Sheet
from components.drawing.charts.lettering import clip, width_px, wrap
from components.words.citation import grade_label
from components.words.format import number
from components.words.text import tr
from components.words.unit_words import unit_words

PAD, NAME_LINE, FIGURE_LINE, PLOT, ABOVE_PLOT, YEAR_LINE, GROWTH_LINE = 13, 19, 32, 48, 21, 19, 21
LABEL_PX = 15
"""Height of a figure over its lollipop, px at size 1.0."""
TILE_LINE, FOOT = 21, 8
KIND_ORDER = ("actual", "reported", "plan", "goal")


def has_chart(figures: Figures) -> bool:
    """A card gets a chart when there is something to compare; one figure or words alone make a tile."""
    years = {v.year for v in figures.values if v.year is not None and not v.alternate}
    return bool(years) if figures.indicator.annex and figures.gaps else len(years) >= 2


def name_lines(figures: Figures, width: float, size: float) -> list[str]:
    """The name broken to the card's width, room left for the mark of its grade."""
    return wrap(figures.name, width - 2 * PAD * size - 20 * size, LETTERING["name"].px * size, bold=True)


def growth_rows(figures: Figures) -> list[tuple[str, list[Value]]]:
    """Year-on-year changes as the documents print them: the main row, the running text's own, the press's."""
    main = [v for v in figures.growth if v.kind in ("actual", "plan") and not v.alternate]
    other = [v for v in figures.growth if v.alternate]
    press = [v for v in figures.growth if v.kind == "reported"]
    rows = [(tr("同比"), main), (tr("同比（正文）"), other), (tr("同比（报道）"), press)]
    return [(head, values) for head, values in rows if values]


def summary(figures: Figures) -> str:
    """The whole card in one line of words, for tooltips and screen readers."""
    unit = "" if figures.unit in ("", "%") else unit_words(figures.indicator)
    parts = [
        when(v.year, v.kind) + " " + v.label + (unit if v.label == number(v.value) else "") for v in figures.values
    ]
    parts += [when(w.year, w.kind) + " " + w.text for w in figures.words]
    parts += [when(v.year, v.kind) + tr("同比") + " " + v.label for v in figures.growth]
    parts += [f"{year}{reason}" for year, reason in figures.gaps.items()]
    grades = tr("、").join(grade_label(grade) for grade in figures.grades)
    return figures.name + tr("：") + tr("；").join(parts) + tr("（{grades}）", grades=grades)


def chart_card_height(figures: list[Figures], width: float, size: float) -> float:
    """Height that the tallest of a row of chart cards needs."""
    names = max(len(name_lines(f, width, size)) for f in figures)
    growth = max(len(growth_rows(f)) for f in figures)
    fixed = PAD + FIGURE_LINE + ABOVE_PLOT + PLOT + YEAR_LINE + FOOT
    return (fixed + names * NAME_LINE + growth * GROWTH_LINE) * size


def draw_frame(sheet: Sheet, figures: Figures, box: tuple[float, float, float, float], *, chosen: bool) -> None:
    """Ground, name, grade mark and the surface that takes the click. `box` is x, y, x2, y2 in px."""
    x, y, x2, y2 = box
    size, ident = sheet.size, figures.indicator.id
    sheet.mark("ground", x, y, x2=x2, y2=y2, id=ident)
    for i, line in enumerate(name_lines(figures, x2 - x, size)):
        sheet.mark("name", x + PAD * size, y + (PAD + NAME_LINE * i + 13) * size, text=line, id=ident)
    marks = "".join(GRADE_MARK[grade] for grade in figures.grades)
    sheet.mark("corner", x2 - PAD * size, y + (PAD + 12) * size, text=marks, id=ident)
    if chosen:
        sheet.mark("chosen", x, y, x2=x2, y2=y2, id=ident)
    sheet.mark("card", x, y, x2=x2, y2=y2, id=ident, text=summary(figures))


def draw_chart_card(sheet: Sheet, figures: Figures, box: tuple[float, float, float, float], names: int) -> None:
    """Latest figure, lollipops, years and the strip of printed growth, below `names` lines of name."""
    x, y, x2, _ = box
    size = sheet.size
    _draw_latest(sheet, figures, (x + PAD * size, x2 - PAD * size), y + (PAD + NAME_LINE * names + 25) * size)
    top = y + (PAD + NAME_LINE * names + FIGURE_LINE + ABOVE_PLOT) * size
    centres = _centres(figures.years, x + PAD * size, x2 - PAD * size)
    _draw_plot(sheet, figures, centres, top)
    below = top + (PLOT + YEAR_LINE - 3) * size
    for year, centre in centres.items():
        sheet.mark(
            "year", centre, below, text=tr("{year}计划", year=year) if figures.kinds_in(year) == {"plan"} else str(year)
        )
    for head, values in growth_rows(figures):
        sheet.mark("strip", x + 8 * size, below + 6 * size, x2=x2 - 8 * size, y2=below + (6 + GROWTH_LINE - 3) * size)
        sheet.mark("line", x + 14 * size, below + 20 * size, text=head)
        by_year = {value.year: value for value in sorted(values, key=lambda v: v.kind == "actual")}
        for stated, value in by_year.items():  # what has come of a plan takes its place
            if stated is not None and stated in centres:
                sheet.mark("growth", centres[stated], below + 20 * size, text=value.label)
        below += GROWTH_LINE * size


def _centres(years: tuple[int, ...], left: float, right: float) -> dict[int, float]:
    step = (right - left) / len(years)
    return {year: left + step * (i + 0.5) for i, year in enumerate(years)}


def _draw_latest(sheet: Sheet, figures: Figures, sides: tuple[float, float], y: float) -> None:
    latest, size = figures.latest, sheet.size
    if latest is None:
        return
    sheet.mark("figure", sides[0], y, text=latest.label)
    after = sides[0] + width_px(latest.label, LETTERING["figure"].px * size, bold=True) + 6 * size
    unit = figures.tag or ("" if figures.unit == "%" else unit_words(figures.indicator))
    date = when(latest.year, latest.kind)  # omitted for a long unit: the years below show it too
    used_px = width_px(unit, LETTERING["unit"].px * size) + width_px(date, LETTERING["corner"].px * size) + 8 * size
    fits = after + used_px <= sides[1]
    if fits or unit in figures.name.lower():
        sheet.mark("corner", sides[1], y, text=date)
    if fits or unit not in figures.name.lower():
        letters = LETTERING["unit"].px * size
        lines = clip(wrap(unit, sides[1] - after, letters), 2)
        for above, line in enumerate(reversed(lines)):
            sheet.mark("unit", after, y - 1.2 * letters * above, text=line)


def _draw_plot(sheet: Sheet, figures: Figures, centres: dict[int, float], top: float) -> None:
    """Lollipops on the card's own axis, which starts at zero; years without a figure say why."""
    size = sheet.size
    plotted = [v for v in figures.values if v.year in centres and not v.alternate]
    low, high = min(0.0, *(v.value for v in plotted)), max(0.0, *(v.value for v in plotted))
    scale = PLOT * size / ((high - low) or 1.0)
    zero = top + high * scale
    edges = list(centres.values())
    half = (edges[1] - edges[0]) / 2 if len(edges) > 1 else 40 * size
    sheet.mark("base", edges[0] - half, zero, x2=edges[-1] + half, y2=zero)
    sheet.mark("zero", edges[0] - half + 5 * size, zero - 3 * size, text="0")
    for value in plotted:
        mates = [v for v in plotted if v.year == value.year]
        x = centres[value.year or 0] + (mates.index(value) - (len(mates) - 1) / 2) * half
        y = top + (high - value.value) * scale
        sheet.mark("stem", x, zero, x2=x, y2=y, kind=value.kind)
        sheet.mark("point", x, y, kind=value.kind)
        if not _has_come(mates, value):
            sheet.mark("label", x, min(y, zero) - (9 + _lift(mates, value, scale / size)) * size, text=value.label)
    for year, reason in figures.gaps.items():
        if year not in centres:
            continue
        _draw_words(sheet, reason, (centres[year], half), zero, layer="gap")
    for words in figures.words:
        if words.year in centres and not any(v.year == words.year and v.kind == "actual" for v in plotted):
            _draw_words(sheet, words.text, (centres[words.year], half), zero, layer="words")


def _has_come(mates: list[Value], value: Value) -> bool:
    """Whether a plan's year has its actual: the plan keeps its mark and its words in the tooltip, the actual its
    figure, for there is no room for both."""
    return value.kind == "plan" and any(mate.kind == "actual" for mate in mates)


def _lift(mates: list[Value], value: Value, scale: float) -> float:
    """By how much the label of a year's second figure stands higher, px at size 1.0, where the first's is as high."""
    if value is mates[0]:
        return 0.0
    apart = (value.value - mates[0].value) * scale
    return LABEL_PX - apart if abs(apart) < LABEL_PX else 0.0


def _draw_words(sheet: Sheet, text: str, place: tuple[float, float], zero: float, *, layer: str) -> None:
    """Words in a figure's place; a plan in words stands in a dashed box."""
    centre, half = place
    size = sheet.size
    lines = wrap(text, 2 * half - 8 * size, LETTERING[layer].px * size, bold=True)
    first = zero - 10 * size - (len(lines) - 1) * 17 * size
    for i, line in enumerate(lines):
        sheet.mark(layer, centre, first + 17 * size * i, text=line)
    if layer == "words":
        edge = half - 2 * size
        sheet.mark("box", centre - edge, first - 17 * size, x2=centre + edge, y2=zero - 4 * size, kind="plan")


def tile_lines(figures: Figures, width: float, size: float) -> list[tuple[str, str, list[str]]]:
    """Lines of a tile without a chart: kind, year, and statement, wrapped where it does not fit in one line."""
    ordered = sorted(
        (v for v in figures.values if not v.alternate), key=lambda v: (KIND_ORDER.index(v.kind), v.year or 0)
    )
    unit = "" if figures.unit == "%" else tr(figures.unit)
    entries = [(v.kind, v.year, f"{v.label} {unit}" if v.label == number(v.value) else v.label) for v in ordered]
    entries += [(w.kind, w.year, w.text) for w in figures.words]
    entries += [(v.kind, v.year, tr("同比") + " " + v.label) for v in figures.growth if not v.alternate]
    room = width - (2 * PAD + 16) * size
    lines = []
    for kind, year, text in entries:
        date = when(year, kind)
        beside = room - width_px(date, LETTERING["line"].px * size) - 8 * size
        fits = width_px(text, LETTERING["value"].px * size, bold=True) <= beside
        lines.append((kind, date, [text] if fits else ["", *wrap(text, room, LETTERING["statement"].px * size)]))
    return lines


def tile_height(figures: Figures, width: float, size: float) -> float:
    """Height that a tile needs."""
    lines = sum(len(statement) for _, _, statement in tile_lines(figures, width, size))
    return (PAD + len(name_lines(figures, width, size)) * NAME_LINE + 4 + lines * TILE_LINE + FOOT) * size


def draw_tile(sheet: Sheet, figures: Figures, box: tuple[float, float, float, float]) -> None:
    """Every statement on its own line: the kind's mark, when, and what."""
    x, y, x2, _ = box
    size = sheet.size
    at = y + (PAD + len(name_lines(figures, x2 - x, size)) * NAME_LINE + 18) * size
    for kind, date, statement in tile_lines(figures, x2 - x, size):
        sheet.mark("point", x + (PAD + 5) * size, at - 4 * size, kind=kind)
        sheet.mark("line", x + (PAD + 16) * size, at, text=date)
        sheet.mark("value", x2 - PAD * size, at, text=statement[0])
        for more in statement[1:]:
            at += TILE_LINE * size
            sheet.mark("statement", x + (PAD + 16) * size, at - 1 * size, text=more)
        at += TILE_LINE * size
