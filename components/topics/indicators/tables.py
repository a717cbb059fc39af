"""Tables of the page as printed: figures keep the document's digits, dashes and words; nothing is computed."""

from collections.abc import Mapping

import pandas as pd

from components.drawing.charts.indicator_board import Group
from components.drawing.charts.indicator_figures import Figures, Value, when
from components.topics.indicators.clashes import clash_mark
from components.words.citation import KINDS, cite, grade_label, place_label, scope_label
from components.words.codes import MEASURES
from components.words.figures import cell_of, figure_in
from components.words.format import number
from components.words.text import original, pick, tr
from components.words.unit_words import unit_words
from data.catalog import Source
from data.findings import Finding
from data.read import values_of

LONGEST_CELL = 14
FIGURE_COLUMNS = slice(3, 8)
"""Columns of the overview that hold the annex's figures."""
EMPTY = ("", "-")
YEAR, VALUE = 0, 3
"""Columns of the values of one indicator."""
CELLS = ("actual_2022", "actual_2023", "growth_2023", "plan_2024", "growth_2024")
Clashes = Mapping[str, tuple[Finding, ...]]


def overview_table(groups: tuple[Group, ...], annex: pd.DataFrame, clashes: Clashes) -> pd.DataFrame:
    """One row an indicator, indexed by its id; the annex's rows cell for cell, the others in the same columns.

    The last column lists contradictions from `clashes`.
    """
    printed = {str(row["name"]): {str(k): str(v) for k, v in row.items()} for row in annex.to_dict("records")}
    rows = {}
    for group in groups:
        for figures in group.members:
            indicator = figures.indicator
            cells = printed.get(indicator.title.zh) if indicator.annex else None
            rows[indicator.id] = [
                figures.name,
                group.title,
                unit_words(indicator),
                *(_annex_cells(cells) if cells else _stated_cells(figures)),
                _others(figures, skip_annex=cells is not None),
                scope_label(indicator.scope),
                clash_mark(clashes.get(indicator.id, ())),
            ]
    return pd.DataFrame.from_dict(rows, orient="index", columns=_columns())


def _columns() -> list[str]:
    years = [tr("2022年实际"), tr("2023年实际"), tr("2023年增长（%）"), tr("2024年计划"), tr("2024年增长（%）")]
    return [tr("指标"), tr("类别"), tr("计量单位"), *years, tr("其他数值"), tr("口径"), tr("文件中的矛盾")]


def _annex_cells(cells: dict[str, str]) -> list[str]:
    """The five printed cells; the first of a merged cell holds the text, the others refer to it."""
    merged = [name for name in cells["merged"].split("+") if name in CELLS]
    return [tr("（合并）") if name in merged[1:] else cells[name] for name in CELLS]


def for_screen(table: pd.DataFrame) -> pd.DataFrame:
    """The overview with words and sentences moved from the columns of figures into the wide one, where they can be
    read; a printed dash and the rest of a merged cell leave their cell empty."""
    screen = table.copy()
    others = screen.columns[8]
    for column in screen.columns[FIGURE_COLUMNS]:
        cells = screen[column]
        words = (cells.map(figure_in).isna() | (cells.str.len() > LONGEST_CELL)) & ~cells.isin(EMPTY)
        merged = cells == tr("（合并）")
        moved = column + tr("：") + cells[words & ~merged]
        rest = screen.loc[moved.index, others]
        screen.loc[moved.index, others] = moved + rest.where(rest == "", tr("；") + rest)
        screen.loc[words | cells.isin(EMPTY), column] = ""
    return screen


def values_for_screen(table: pd.DataFrame) -> pd.DataFrame:
    """The values of one indicator with statements in words in a column of their own."""
    screen = table.copy()
    cells = screen[screen.columns[VALUE]]
    words = cells.map(figure_in).isna()
    if words.any():
        screen.insert(VALUE + 1, tr("文字表述"), cells.where(words, ""))
        screen.loc[words, screen.columns[VALUE]] = ""
    return screen


def _stated_cells(figures: Figures) -> list[str]:
    def at(values: tuple[Value, ...], year: int, kind: str) -> str:
        return tr("；").join(v.label for v in values if (v.year, v.kind) == (year, kind))

    plan = at(figures.values, 2024, "plan") or tr("；").join(w.text for w in figures.words if w.kind == "plan")
    actual = at(figures.values, 2023, "actual") or tr("；").join(w.text for w in figures.words if w.kind == "actual")
    growth = figures.growth
    return [
        at(figures.values, 2022, "actual"),
        actual,
        at(growth, 2023, "actual"),
        plan,
        at(growth, 2024, "plan"),
    ]


def _others(figures: Figures, *, skip_annex: bool) -> str:
    """Press figures, goals and all other values that have no column of their own."""
    in_columns = {(2022, "actual"), (2023, "actual"), (2024, "plan")}
    parts = [f"{when(v.year, v.kind)} {v.label}" for v in figures.values if (v.year or 0, v.kind) not in in_columns]
    parts += [
        tr("{year}同比（{kind}）{label}", year=v.year, kind=tr(KINDS[v.kind]), label=v.label)
        for v in figures.growth
        if v.kind == "reported" or (v.alternate and skip_annex)
    ]
    parts += [f"{when(w.year, w.kind)} {w.text}" for w in figures.words if w.kind in ("goal", "reported")]
    return tr("；").join(parts)


def values_table(observations: pd.DataFrame, indicator_id: str, sources: dict[str, Source]) -> pd.DataFrame:
    """Every stated value of one indicator with kind, grade, year, clause, place and source, as printed."""
    rows = []
    for row in values_of(observations, indicator_id).to_dict("records"):
        citation = cite(pd.Series(row), sources)
        rows.append(
            [
                "" if pd.isna(row["year"]) else str(row["year"]),
                tr(KINDS[str(row["kind"])]),
                tr(MEASURES[str(row["measure"])]),
                _printed(row["value"], str(row["text"])),
                tr(str(row["unit"])),
                grade_label(citation.grade),
                citation.quote,
                place_label(str(row["locator"])),
                citation.source_title,
                str(row["note"]),
            ]
        )
    return pd.DataFrame(rows, columns=_value_columns())


def remarks(values: pd.DataFrame) -> list[str]:
    """Remarks on figures that the documents state differently or not at all, each after its figure."""
    year, kind, measure, value, unit, note = (values.columns[i] for i in (0, 1, 2, 3, 4, 9))
    noted = values[values[note] != ""].to_dict("records")
    return [
        tr(
            "{what} {value}：{note}",
            what=tr("{year}{kind}{measure}", year=r[year], kind=r[kind], measure=r[measure]),
            value=_with_unit(r[value], r[unit]),
            note=original(r[note]),
        )
        for r in noted
    ]


def _with_unit(value: str, unit: str) -> str:
    return f"{value}{unit}" if unit and unit not in value else value


def _value_columns() -> list[str]:
    first = [tr("年份"), tr("类型"), tr("指标形式"), tr("数值"), tr("计量单位"), tr("等级")]
    return [*first, tr("原文"), tr("位置"), tr("来源"), tr("备注")]


def _printed(value: object, text: str) -> str:
    figure = number(float(str(value))).replace(",", "") if not pd.isna(value) else ""  # type: ignore[call-overload]
    if not figure or any(c.isdigit() for c in text):
        return text or figure
    return f"{text} {figure}" if text else figure


def indicator_export(
    figures: Figures, observations: pd.DataFrame, sources: dict[str, Source], targets: Mapping[int, float]
) -> pd.DataFrame:
    """`values_table` with the indicator's name and scope in front and definition and limits behind, for a file.

    Own `targets` (year to value in the shown unit) follow as rows of their own grade, without a source.
    """
    indicator = figures.indicator
    table = values_table(observations, indicator.id, sources)
    for year, value in sorted(targets.items()):
        amount = number(value).replace(",", "")
        own = [str(year), tr("目标"), tr(MEASURES[indicator.measure]), amount, tr(figures.unit), grade_label("user")]
        table.loc[len(table)] = own + [""] * (len(table.columns) - len(own))
    for place in (YEAR, VALUE):
        column = table.columns[place]
        table[column] = pd.Series([cell_of(text) for text in table[column]], index=table.index, dtype="object")
    table.insert(0, tr("指标"), figures.name)
    table.insert(1, tr("口径"), scope_label(indicator.scope))
    table[tr("定义")] = pick(indicator.definition, indicator.definition_en)
    table[tr("使用限制")] = pick(indicator.limits, indicator.limits_en)
    return table
