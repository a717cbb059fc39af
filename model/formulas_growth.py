"""Growth paths and the formulas built on them: a level, an index or the growth itself. Scope: direct.

A path holds the growth rate of each year: an opening rate in the year after the base year, a straight transition to the
long-run rate.
"""

import numpy as np

from model.formula import Draw, Formula, Inputs, base_year_of, steps
from model.trajectory import Array, growth_rates, level_path

INDEX_BASE = 100.0
PATH_ZH = "当年增速：‹base+1›年为{{{name}_opening}}，此后{{fade_years}}年内直线过渡到{{{name}_long_run}}，再保持不变"
PATH_EN = (
    "growth is {{{name}_opening}} in ‹base+1›, moves in a straight line to {{{name}_long_run}} within {{fade_years}} "
    "years"
)


def path_rates(name: str, inputs: Inputs) -> Array:
    """Growth by year along the path `name`, %."""
    opening, long_run = inputs[f"{name}_opening"], inputs[f"{name}_long_run"]
    return growth_rates(opening, long_run, inputs["fade_years"], base_year=base_year_of(inputs))


def path_inputs(name: str) -> tuple[str, ...]:
    """The levers of the path `name`."""
    return (f"{name}_opening", f"{name}_long_run", "fade_years")


def level_formula(
    name: str, outcome: str, titles: tuple[str, str], unit: str, note: tuple[str, str] = ("", "")
) -> Formula:
    """The printed level of the base year compounded along the growth path `name`."""
    figure = f"{outcome}_2023"

    def compute(inputs: Inputs) -> Array:
        return np.asarray(level_path(inputs[figure], path_rates(name, inputs)) * np.exp(inputs["level_draw"]))

    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit=unit,
        scope="direct",
        inputs=(figure, *path_inputs(name)),
        text_zh=f"{{{figure}}} × 各年（1 + 当年增速）之积；{PATH_ZH.format(name=name)}。{note[0]}",
        text_en=f"{{{figure}}} × the product of (1 + growth) of the years; {PATH_EN.format(name=name)}. {note[1]}",
        compute=compute,
        decimals=2,
        indicator_id=outcome,
        draw="level",
    )


def index_formula(name: str, titles: tuple[str, str]) -> Formula:
    """An index with the base year = 100 for a series of which the documents print growth only."""

    def compute(inputs: Inputs) -> Array:
        return np.asarray(level_path(INDEX_BASE, path_rates(name, inputs)) * np.exp(inputs["level_draw"]))

    return Formula(
        id=f"{name}_index",
        title_zh=f"{titles[0]}指数（‹base›年为100）",
        title_en=f"{titles[1]}, index (‹base› = 100)",
        unit="",
        scope="direct",
        inputs=path_inputs(name),
        text_zh=f"100 × 各年（1 + 当年增速）之积；{PATH_ZH.format(name=name)}。文件仅列增长率，没有绝对量。",
        text_en=f"100 × the product of (1 + growth); {PATH_EN.format(name=name)}. Only growth is published, no level.",
        compute=compute,
        draw="level",
    )


def growth_formula(name: str, outcome: str, titles: tuple[str, str], indicator_id: str) -> Formula:
    """The growth path itself, with the stated growth of the base year in front."""
    figure = f"{name}_growth_2023"

    def compute(inputs: Inputs) -> Array:
        growth = ((1 + path_rates(name, inputs) / 100) * np.exp(inputs["rate_draw"]) - 1) * 100
        return np.asarray(np.where(steps(inputs) < 1, inputs[figure], growth))

    draw: Draw = "rate"
    return Formula(
        id=outcome,
        title_zh=titles[0],
        title_en=titles[1],
        unit="%",
        scope="direct",
        inputs=(figure, *path_inputs(name)),
        text_zh=f"‹base›年为文件所列{{{figure}}}；{PATH_ZH.format(name=name)}。",
        text_en=f"‹base› as published: {{{figure}}}; {PATH_EN.format(name=name)}.",
        compute=compute,
        digits=0,
        indicator_id=indicator_id,
        draw=draw,
    )
