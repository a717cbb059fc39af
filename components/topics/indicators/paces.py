"""Observed paces of an indicator, and the paces required by its plan, goals and own targets; derived and cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from components.drawing.charts.indicator_ladder import Path
from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.rules import change_of, points_of
from components.words.citation import KINDS, Derivation, Input, cite, grade_label
from components.words.format import number, quantity
from components.words.format import year as year_label
from components.words.status_words import change_text
from components.words.text import tr
from data.catalog import Indicator, Source
from model.pace import Change, Point, compound_growth_pct, units_per_year

Role = Literal["observed", "required", "user"]
DIGITS = 6


@dataclass(frozen=True)
class Pace:
    """Change a year between two stated figures, or to an own target, in the shown unit.

    `rows` are the stated figures it rests on; `aim` is the kind of the figure at its end. `reached` when the latest
    actual is already at or past the aim, so that nothing is required.
    """

    role: Role
    start: Point
    end: Point
    change: Change
    aim: str
    rows: tuple[Row, ...]
    reached: bool = False

    @property
    def per_year(self) -> float:
        """% a year for levels, units or percentage points a year for shares and counts."""
        pace = compound_growth_pct if self.change == "compound" else units_per_year
        return pace(self.start, self.end)


def in_display_unit(indicator: Indicator, point: Point) -> Point:
    """A printed value in the display unit."""
    return Point(point.year, round(point.value * indicator.display.scale, DIGITS))


def unit_of(indicator: Indicator) -> str:
    """The display unit."""
    return indicator.display.unit or indicator.unit


def actual_points(assessment: Assessment) -> tuple[Point, ...]:
    """The actuals in the display unit."""
    return tuple(in_display_unit(assessment.indicator, point) for point in points_of(assessment.evidence.actuals))


def paces(assessment: Assessment, targets: Mapping[int, float]) -> tuple[Pace, ...]:
    """Observed pace, then the pace to every dated plan and goal after the latest actual, then to every own target.

    Empty for an indicator that is itself a rate (its figure is the pace) and where a figure is not above zero.
    """
    evidence, indicator = assessment.evidence, assessment.indicator
    change, points = change_of(indicator), actual_points(assessment)
    if change == "rate" or not points:
        return ()
    last, last_row = points[-1], evidence.actuals[-1]
    computed = []
    if len(points) > 1 and not assessment.doubts:
        rows = (evidence.actuals[0], last_row)
        computed.append(Pace("observed", points[0], last, change, "actual", rows))
    for row in evidence.stated:
        if (year_of(row) or 0) > last.year:
            aim = in_display_unit(indicator, points_of((row,))[0])
            is_reached = _reached(assessment, last, aim)
            computed.append(Pace("required", last, aim, change, str(row["kind"]), (last_row, row), is_reached))
    for year, value in sorted(targets.items()):
        aim = Point(year, value)
        computed.append(Pace("user", last, aim, change, "user", (last_row,), _reached(assessment, last, aim)))
    return tuple(pace for pace in computed if _computable(pace))


def _reached(assessment: Assessment, last: Point, aim: Point) -> bool:
    sign = -1 if assessment.indicator.direction == "down" else 1
    return (aim.value - last.value) * sign <= 0


def _computable(pace: Pace) -> bool:
    return pace.change != "compound" or min(pace.start.value, pace.end.value) > 0


def ladder_paths(computed: tuple[Pace, ...], indicator: Indicator) -> tuple[Path, ...]:
    """Paths on the ladder. A goal already reached has none; the observed pace runs as far as the longest other path."""
    open_ends = [
        pace for pace in computed if pace.role != "observed" and not (pace.reached and pace.role == "required")
    ]
    until = max((pace.end.year for pace in open_ends), default=0)
    shown_paces = [*(pace for pace in computed if pace.role == "observed" and until), *open_ends]
    return tuple(
        Path(
            pace.role,
            pace.start,
            pace.end,
            pace.change,
            _path_label(pace, indicator),
            until if pace.role == "observed" else 0,
        )
        for pace in shown_paces
    )


def _path_label(pace: Pace, indicator: Indicator) -> str:
    shown_pace = pace_words(pace, indicator)
    return (
        tr("按以往速度每年{pace}", pace=shown_pace) if pace.role == "observed" else tr("须每年{pace}", pace=shown_pace)
    )


def pace_words(pace: Pace, indicator: Indicator) -> str:
    """`+8.5%`, `+0.18 个百分点`."""
    return change_text(pace.per_year, pace.change, unit_of(indicator))


def pace_derivation(pace: Pace, indicator: Indicator, sources: dict[str, Source]) -> Derivation:
    """How a pace came about, with its figures filled in."""
    titles = {
        "observed": tr("按以往速度"),
        "required": tr("到{year}年{kind}的要求速度", year=pace.end.year, kind=tr(KINDS.get(pace.aim, "目标"))),
        "user": tr("到{year}年自定目标的要求速度", year=pace.end.year),
    }
    compound = pace.change == "compound"
    formula = tr("（末 ÷ 初）^（1 ÷ 年数）− 1") if compound else tr("（末 − 初）÷ 年数")
    result = f"{grade_label('derived')} {pace_words(pace, indicator)}"
    return Derivation(titles[pace.role], formula, pace_sum(pace), result, pace_inputs(pace, indicator, sources))


def pace_sum(pace: Pace) -> str:
    """`(200 ÷ 113.2)^(1/7) − 1`, `(25.8 − 25.62) ÷ 1`."""
    first, last, years = number(pace.start.value), number(pace.end.value), pace.end.year - pace.start.year
    if pace.change == "compound":
        return f"({last} ÷ {first})" + (f"^(1/{years})" if years > 1 else "") + " − 1"
    return f"({last} − {first}) ÷ {years}"


def pace_inputs(pace: Pace, indicator: Indicator, sources: dict[str, Source]) -> tuple[Input, ...]:
    """The figures that enter, stated ones with their clause."""
    unit = unit_of(indicator)
    stated = tuple(
        Input(
            f"{year_label(year_of(row) or 0)}{tr(KINDS[str(row['kind'])])}",
            quantity(in_display_unit(indicator, points_of((row,))[0]).value, unit),
            cite(row, sources),
        )
        for row in pace.rows
    )
    return (*stated, target_input(pace.end, indicator)) if pace.role == "user" else stated


def target_input(target: Point, indicator: Indicator) -> Input:
    """An own target among the inputs: no document states it."""
    label = f"{year_label(target.year)} {grade_label('user')}"
    return Input(label, quantity(target.value, unit_of(indicator)))
