"""The levers and figures of a later base year: the same entries with the years, defaults and words that they have then.

No rate is invented. A default is printed for the year, computed from two printed figures, another declared default, or
the number used before, and the entry says which.
"""

from dataclasses import dataclass
from typing import Any

from data import later_words as words
from data.base_year import unit_in, unit_of
from data.catalog import Title
from data.levers import FigureEntry, LeverEntry, LeverFile, Printed
from data.printed import PrintedFigures
from data.units import UNITS, convert
from model.base_words import worded
from model.trajectory import BASE_YEAR, LAST_YEAR

FINER = (1, 2, 5, 10, 50, 100)
"""Parts of a step, until the default lies on one."""
Changes = dict[str, Any]
"""Fields of an entry that differ."""


@dataclass(frozen=True)
class _Reading:
    """What is read for a base year: printed figures and the declared entries by id."""

    year: int
    printed: PrintedFigures
    declared: LeverFile

    def value(self, entry: LeverEntry, measure: str, kind: str, year: int, unit: str | None = None) -> float | None:
        """A printed figure of the lever's indicator; None where there is none."""
        rows = self.printed.rows(str(entry.indicator_id), measure, unit)
        rows = rows[(rows["kind"] == kind) & (rows["year"] == year).fillna(False).astype(bool)]
        return None if rows.empty else float(str(rows["value"].iloc[0]))

    def level(self, entry: LeverEntry, kind: str, year: int) -> float | None:
        """The level behind a rate, in the unit of the formulas; None where it is not printed in one that converts."""
        anchors = (one for one in self.declared.figures if one.follows == "base" and one.measure == "level")
        anchor = next((one for one in anchors if one.indicator_id == entry.indicator_id), None)
        if anchor is None:
            return None
        printed_in = unit_in(anchor, self.printed, kind, year)
        value = self.value(entry, "level", kind, year, printed_in)
        unit, target = printed_in or self.printed.indicators[anchor.indicator_id].unit, unit_of(anchor, self.printed)
        if value is None or UNITS[unit].dimension != UNITS[target].dimension:
            return None
        return convert(value, unit, target)

    def years(self, indicator_id: str, measure: str, kind: str) -> list[int]:
        """The years with a printed figure of a kind, newest first, none after the year of the plan."""
        rows = self.printed.rows(indicator_id, measure)
        years = {int(year) for year in rows.loc[rows["kind"] == kind, "year"].dropna()}
        return sorted((year for year in years if year <= self.year + 1), reverse=True)


def at_base_year(declared: LeverFile, printed: PrintedFigures, year: int) -> LeverFile:
    """The entries as they are for a base year; as declared for the first."""
    if year == BASE_YEAR:
        return declared
    reading = _Reading(year, printed, declared)
    levers = tuple(_fitted(_lever(entry, reading), reading) for entry in declared.levers)
    return declared.model_copy(
        update={"levers": levers, "figures": tuple(_figure(entry, reading) for entry in declared.figures)}
    )


def _figure(entry: FigureEntry, reading: _Reading) -> FigureEntry:
    if entry.follows is None:
        return entry
    unit = unit_of(entry, reading.printed)
    kind, year = ("actual", reading.year) if entry.follows == "base" else _next_figure(entry, reading)
    changes: Changes = {"kind": kind, "year": year, "unit": unit, "locator": None}
    changes["printed_unit"] = unit_in(entry, reading.printed, kind, year)
    if entry.follows == "next" and (kind, year) != ("plan", reading.year + 1):
        changes["stands_for"] = reading.year + 1
    return entry.model_copy(update=changes)


def _next_figure(entry: FigureEntry, reading: _Reading) -> tuple[str, int]:
    """Kind and year of what is planned for the next year, or of what stands in for it: the actual of the base year,
    else the newest plan."""
    plans = reading.years(entry.indicator_id, entry.measure, "plan")
    if plans and plans[0] == reading.year + 1:
        return "plan", plans[0]
    if reading.year in reading.years(entry.indicator_id, entry.measure, "actual"):
        return "actual", reading.year
    return "plan", plans[0]


def _lever(entry: LeverEntry, reading: _Reading) -> LeverEntry:
    if entry.later is None:
        return entry
    changes: Changes = {"title": words.title(entry.title, reading.year), **_RULES[entry.later.rule](entry, reading)}
    for name in ("reason", "explanation"):
        own: Title | None = getattr(entry.later, name)
        if own:
            changes[name] = Title(zh=worded(own.zh, reading.year), en=worded(own.en, reading.year))
    return entry.model_copy(update=changes)


def _printed(kind: str, year: int) -> Changes:
    return {"figure": Printed(kind=kind, year=year), "default": None, "reason": None}  # type: ignore[arg-type]


def _own(value: float, grade: str, reason: Title) -> Changes:
    return {"figure": None, "default": value, "grade": grade, "reason": reason}


def _next_rate(entry: LeverEntry, reading: _Reading) -> Changes:
    """The rate that the plan prints; the ratio of plan and actual; the default of the lever named for that case."""
    year, ahead = reading.year, reading.year + 1
    if reading.value(entry, "growth_pct", "plan", ahead) is not None:
        return _printed("plan", ahead) | {"explanation": words.opening(year, "plan")}
    actual, plan = reading.level(entry, "actual", year), reading.level(entry, "plan", ahead)
    if entry.figure is None and actual and plan is not None:  # where the declared default is such a ratio
        rate = round((plan / actual - 1) * 100, entry.decimals)
        reason = words.ratio(year, actual, plan, rate)
        return _own(rate, "derived", reason) | {"explanation": words.opening(year, "ratio")}
    assert entry.later is not None
    other = next(one for one in reading.declared.levers if one.id == entry.later.otherwise)
    assert other.default is not None
    return _own(other.default, "assumed", words.no_rate(year, other.default)) | {
        "explanation": words.opening(year, "none")
    }


def _next_value(entry: LeverEntry, reading: _Reading) -> Changes:
    figure = FigureEntry(
        id=entry.id, indicator_id=str(entry.indicator_id), measure=entry.measure or "level", kind="plan", year=BASE_YEAR
    )
    kind, year = _next_figure(figure, reading)
    return _printed(kind, year) | {"explanation": words.end_value(reading.year, kind, year)}


def _latest_plan(entry: LeverEntry, reading: _Reading) -> Changes:
    year = reading.years(str(entry.indicator_id), str(entry.measure), "plan")[0]
    return _printed("plan", year) | {"explanation": words.latest_plan(year)}


def _pace(entry: LeverEntry, reading: _Reading) -> Changes:
    """The change from the actual to the plan of the next year, carried on to 2035; without a plan the actual."""
    measure, year = str(entry.measure), reading.year
    actual, plan = reading.value(entry, measure, "actual", year), reading.value(entry, measure, "plan", year + 1)
    assert actual is not None  # it is among the figures that make a base year
    carried = actual if plan is None else actual + (plan - actual) * (LAST_YEAR - year)
    value = min(max(round(carried, entry.decimals), entry.low), entry.high)
    reason = words.pace(year, actual, plan, value)
    return _own(value, "derived", reason) | {"explanation": words.pace_explained(year)}


def _stays(entry: LeverEntry, reading: _Reading) -> Changes:
    """The number is what it was; where its title names the base year, the reason says that it was carried over."""
    if entry.reason is None or str(BASE_YEAR) not in entry.title.zh:
        return {}
    return {"reason": words.carried_over(reading.year, entry.reason)}


_RULES = {
    "next_rate": _next_rate,
    "next_value": _next_value,
    "latest_plan": _latest_plan,
    "pace": _pace,
    "stays": _stays,
}


def _fitted(entry: LeverEntry, reading: _Reading) -> LeverEntry:
    """The slider widened to a default beyond its ends, with a step on which it lies."""
    default = entry.default
    if entry.figure is not None and entry.later is not None:
        assert entry.figure.year is not None
        default = reading.value(entry, str(entry.measure), entry.figure.kind, entry.figure.year)
    if default is None or entry.later is None:
        return entry
    step = next((entry.step / n for n in FINER if _on(default, entry.low, entry.step / n)), entry.step / FINER[-1])
    decimals = next((n for n in (0, 1, 2) if n >= entry.decimals and round(step, n) == round(step, 9)), 2)
    low, high = min(entry.low, _outward(default, step, -1)), max(entry.high, _outward(default, step, 1))
    return entry.model_copy(update={"low": low, "high": high, "step": step, "decimals": decimals})


def _on(value: float, low: float, step: float) -> bool:
    steps = (value - low) / step
    return abs(steps - round(steps)) < 1e-6


def _outward(value: float, step: float, sign: int) -> float:
    """The step at the value, or the next one in the direction of `sign`."""
    steps = value / step
    whole = round(steps)
    return round((whole if abs(steps - whole) < 1e-6 else int(steps // 1) + (sign > 0)) * step, 9)
