"""Needs of the year's population: beds, doctors, nursery and school places, primary schools."""

from components.drawing.charts.balance_needs import NeedBar
from components.topics.balance.content import ScenarioYear
from components.topics.balance.tables import SERVICES
from components.topics.whatif.clauses import clause_of
from components.words.citation import grade_label
from components.words.format import about, number, year
from components.words.text import paragraph, pick, tr
from model.carrying import Need, plausible_range
from model.trajectory import BASE_YEAR, position

TITLES = SERVICES
STOCK_KNOWN = ("beds", "physicians")
"""Services whose stock of the base year follows from a printed rate; nothing is printed for the others."""
RATES = {
    "beds": ("hospital_beds_per_1000", "beds"),
    "physicians": ("physicians_per_1000", "physicians"),
    "nursery_places": ("nursery_places_per_1000", "nursery"),
    "school_places": ("", "school_places"),
    "primary_schools": ("", "people_per_primary"),
}
"""Service to the outcome that gives its rate by year, "" where the lever itself is the rate, and to this lever."""
NeedRow = tuple[float, float, bool, str]


def need_row(current: ScenarioYear, need_id: str) -> NeedRow:
    """Parts of the bar (0 to 1 of the row's longest over the years): what there is, what is to be added; then whether
    the stock is known, and the figures in words."""
    need, at = current.needs[need_id], position(current.year)
    there, add = bar(need, at, position(current.facts.base_year))
    return there, add, need_id in STOCK_KNOWN, figures(need, at, current.facts.base_year)


def bar(need: Need, at: int, start: int = 0) -> tuple[float, float]:
    """Stock and addition as parts of the largest need; a need below the stock shows the need. `start` is the place of
    the base year."""
    most = max((value for value in need.needed if value is not None), default=0.0)
    needed, added = need.needed[at] or 0.0, need.to_add[at] if need.to_add else None
    there = needed if added is None else (need.needed[start] or 0.0) if need.id in STOCK_KNOWN else needed - added
    if most <= 0:
        return 0.0, 0.0
    there = min(there, needed)
    return round(there / most, 4), round((needed - there) / most, 4) if added is not None else 0.0


def figures(need: Need, at: int, base_year: int = BASE_YEAR) -> str:
    """The need and what it has grown by, in words; unknown values are named as unknown."""
    needed = _amount(need, need.needed[at])
    if need.to_add is None:
        return tr("需{needed}；现有数没有公布", needed=needed)
    added = _amount(need, need.to_add[at])
    if need.id in STOCK_KNOWN:
        return tr("需{needed}，比{base}年多{added}，不是缺口", needed=needed, base=base_year, added=added)
    return tr("需{needed}，新增人口占{added}；现有数没有公布", needed=needed, added=added)


def _amount(need: Need, value: float | None) -> str:
    return about(value, need.unit)


def basis(current: ScenarioYear, need_id: str) -> str:
    """The rate with its grade and source, the people that it is multiplied with, and how far the need may lie off."""
    outcome_id, lever_id = RATES[need_id]
    unit = current.needs[need_id].unit
    ends = plausible_range(
        current.facts.baseline, dict(current.scenario.levers), f"{need_id}_needed", current.year
    )  # fmt: skip
    words = {
        "rate": number(current.at(outcome_id) if outcome_id else current.filled[lever_id]), "unit": tr(unit),
        "origin": _origin(current, lever_id), "low": about(ends[0], unit), "high": about(ends[1], unit),
    }  # fmt: skip
    if need_id == "primary_schools":
        return tr(
            "每 {rate} 万城镇人口 1 {unit}（{origin}）× 全部城镇人口{people}；幅度{low}至{high}",
            people=current.words("urban_population"), **words,
        )  # fmt: skip
    return tr(
        "每千人 {rate} {unit}（{origin}）× 全部常住人口{people}；幅度{low}至{high}",
        people=current.words("population"), **words,
    )  # fmt: skip


def _origin(current: ScenarioYear, lever_id: str) -> str:
    """Grade of a rate, and the sources of one that the viewer has left alone."""
    if lever_id in dict(current.scenario.levers):
        return grade_label("user")
    facts = current.facts
    clause = clause_of(facts, lever_id, current.filled[lever_id])
    idents = [clause.source_id] if clause else facts.entries[lever_id].source_ids
    titles = (pick(facts.sources[ident].short, facts.sources[ident].title.en) for ident in idents)
    return tr("，").join([grade_label(facts.baseline.lever(lever_id).grade), *titles])


def legend(base_year: int, *, beside: bool) -> str:
    """What the bars mean; `beside` where the list of facilities stands in a column, which is not to be subtracted."""
    bars = tr(
        "灰块为{base}存量（每千人口数 × 假设人口），灰框为{base}人口所需（存量没有公布），"
        "赭色为比{base}多的需求，不是缺口：山大二院北院区等已启用，床位和人数没有公布。",
        base=year(base_year),
    )
    return paragraph(bars, printed_note()) if beside else bars


def printed_note() -> str:
    """That the printed facilities stand beside the needs and are not subtracted from them."""
    return tr("照文件与报道（■）并列，与所需的单位不同，不相减。")


def need_bars(current: ScenarioYear, beside: tuple[str, ...] | None) -> tuple[NeedBar, ...]:
    """The needs as the chart draws them; `beside` is what is printed of each, None where that cannot be read."""
    rows = ((tr(title), *need_row(current, need_id)) for need_id, title in TITLES.items())
    if beside is None:
        return tuple(NeedBar(*row, "") for row in rows)
    return tuple(NeedBar(*row, text) for row, text in zip(rows, grounds(current, beside), strict=True))


def grounds(current: ScenarioYear, beside: tuple[str, ...]) -> tuple[str, ...]:
    """For each service what its need is reckoned from, and the facilities that are printed `beside` it."""
    bases = (basis(current, need_id) + tr("。") for need_id in TITLES)
    return tuple(paragraph(each, listed) for each, listed in zip(bases, beside, strict=True))
