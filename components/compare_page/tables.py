"""The comparison as tables: levers that differ, whatever else differs, and the outcomes of every year."""

from collections.abc import Iterable, Sequence

import pandas as pd

from components import cache
from components.compare_page.effects import change_series
from components.compare_page.entries import Entry
from components.compare_page.picture import scope_word
from components.format import number, quantity, signed, year
from components.scales import GRADE_MARK
from components.text import pick, tr
from components.whatif import results
from components.whatif.goal import named
from components.whatif.known import Known
from components.whatif.outcome_words import OUTCOMES, title_of
from data.catalog import Indicator
from model.formulas import FORMULAS
from model.lever import Lever
from model.scenario import Difference, Scenario, differences
from model.scenario_shape import Part
from model.trajectory import YEARS


def differing_levers(known: Known, entries: Sequence[Entry]) -> tuple[Lever, ...]:
    """Levers that do not stand at one value in all scenarios, in the order of the catalogue."""
    return tuple(
        lever
        for lever in known.baseline.levers
        if len({entry.scenario.lever(lever.id, lever.default) for entry in entries}) > 1
    )


def lever_table(known: Known, entries: Sequence[Entry], *, changes: bool = False) -> pd.DataFrame:
    """One row a lever that differs: title with unit, a column a scenario with value and grade, or its change."""
    rows = [
        [titled(lever), *(_lever_cell(lever, entries, place, changes) for place in range(len(entries)))]
        for lever in differing_levers(known, entries)
    ]
    return pd.DataFrame(rows, columns=[tr("调节项"), *(entry.letter for entry in entries)])


def titled(lever: Lever) -> str:
    """The lever's title with its unit, assumptions flagged."""
    return named(lever) + (tr("（{unit}）", unit=tr(lever.unit)) if lever.unit else "")


def _lever_cell(lever: Lever, entries: Sequence[Entry], place: int, changes: bool) -> str:
    value = entries[place].scenario.lever(lever.id, lever.default)
    if changes and place:
        change = value - entries[0].scenario.lever(lever.id, lever.default)
        return signed(round(change, 6)) if change else "0"
    return f"{number(value)} {GRADE_MARK[lever_grade(lever, entries[place].scenario)]}"


def lever_grade(lever: Lever, scenario: Scenario) -> str:
    """A moved lever is the viewer's own figure."""
    return lever.grade if scenario.lever(lever.id, lever.default) == lever.default else "user"


def lever_figures(known: Known, entries: Sequence[Entry]) -> pd.DataFrame:
    """The levers that differ as numbers, for a file: group, title, unit, default, then value and grade a scenario."""
    groups = {group.id: pick(group.title.zh, group.title.en) for group in known.groups}
    rows = []
    for lever in differing_levers(known, entries):
        row = [groups[lever.group], named(lever), tr(lever.unit), lever.default]
        for entry in entries:
            grade = lever_grade(lever, entry.scenario)
            row += [entry.scenario.lever(lever.id, lever.default), GRADE_MARK[grade], _reason(known, entry, lever)]
        rows.append(row)
    heads = [tr("类别"), tr("调节项"), tr("计量单位"), tr("基准")]
    for entry in entries:
        heads += [entry.label, tr("{letter} 等级", letter=entry.letter), tr("{letter} 理由", letter=entry.letter)]
    return pd.DataFrame(rows, columns=heads)


def _reason(known: Known, entry: Entry, lever: Lever) -> str:
    """Why a preset moves the lever; scenarios of people give no reasons."""
    preset = next((preset for preset in known.presets if preset.id == entry.token), None)
    found = next((moved for moved in preset.levers if moved.id == lever.id), None) if preset else None
    return pick(found.reason.zh, found.reason.en) if found else ""


def other_table(known: Known, entries: Sequence[Entry]) -> pd.DataFrame:
    """Targets, slips, closures, openings and facilities that differ: kind and what, then a column a scenario."""
    keys = {_key(found) for entry in entries[1:] for found in differences(entries[0].scenario, entry.scenario)}
    rows = []
    for part, ident, at in sorted(key for key in keys if key[0] != "levers"):
        cells = [_other_cell(part, ident, at, entry.scenario) for entry in entries]
        rows.append([f"{part_word(part)}{tr('：')}{_what(part, ident, at)}", *cells])
    return pd.DataFrame(rows, columns=[tr("内容"), *(entry.letter for entry in entries)])


def _key(found: Difference) -> tuple[Part, str, int]:
    return found.part, found.entry_id, found.year or 0


def part_word(part: Part) -> str:
    """What kind of thing a part of a scenario holds."""
    return {
        "levers": tr("调节项"),
        "targets": tr("自定目标"),
        "slips": tr("项目推迟"),
        "closures": tr("通道关闭"),
        "openings": tr("通道开通"),
        "facilities": tr("新增设施"),
    }[part]


def _what(part: Part, ident: str, at: int) -> str:
    if part == "targets":
        return tr("{title}（{year}）", title=_target_name(ident), year=year(at))
    if part in ("closures", "openings"):
        return _name_in("crossings", "crossing_id", ident)
    if part == "slips":
        return _name_in("projects", "facility_id", ident)
    return tr("{title}（{year}）", title=ident, year=year(at))


def _target_name(ident: str) -> str:
    if ident in FORMULAS:
        return title_of(ident)
    found = _indicator(ident)
    return pick(found.title.zh, found.title.en) if found else ident


def _target_figure(ident: str, value: float) -> str:
    """A target in the unit that pages show."""
    if ident in FORMULAS:
        return quantity(value, FORMULAS[ident].unit, FORMULAS[ident].decimals)
    found = _indicator(ident)
    if found is None:
        return number(value)
    return quantity(round(value * found.display.scale, 6), found.display.unit or found.unit)


def _indicator(ident: str) -> Indicator | None:
    return next((one for one in cache.indicators() if one.id == ident), None)


def _name_in(table: str, key: str, ident: str) -> str:
    """The name of a row; crossings slip as projects do, so they are looked for as well."""
    row = cache.records(table, key).get(ident) or cache.records("crossings", "crossing_id").get(ident)
    return pick(str(row["name"]), str(row.get("name_en") or "")) if row else ident


def _other_cell(part: Part, ident: str, at: int, scenario: Scenario) -> str:
    """What one scenario says of an entry; a dash where it leaves the baseline alone."""
    found = [one for one in differences(Scenario(), scenario) if _key(one) == (part, ident, at)]
    if not found:
        return "-"
    if part == "closures":
        return tr("关闭")
    value = sum(one.second or 0.0 for one in found)
    if part == "openings":
        return year(round(value))
    if part == "slips":
        return signed(value, "年")
    if part == "targets":
        return _target_figure(ident, value)
    return tr("{n}处", n=len(found))


def outcome_table(known: Known, entries: Sequence[Entry], outcome_ids: Iterable[str], at: int) -> pd.DataFrame:
    """One row an outcome as on the board: value, grade and change of every scenario, as numbers."""
    rows = []
    for name in outcome_ids:
        decimals = OUTCOMES[name].decimals
        row: list[str | float | None] = [title_of(name), tr(OUTCOMES[name].unit), scope_word(name)]
        for place, entry in enumerate(entries):
            outcome = results.outcome(known, entry.scenario, name)
            row += [_rounded(outcome.at(at), decimals), GRADE_MARK[outcome.grade]]
            if place:
                series = change_series(known, entries[0], entry, name)
                row.append(_rounded(series[at - YEARS[0]], decimals))
        rows.append(row)
    return pd.DataFrame(rows, columns=[tr("结果"), tr("计量单位"), tr("口径"), *_outcome_heads(entries)])


def _outcome_heads(entries: Sequence[Entry]) -> list[str]:
    heads = []
    for place, entry in enumerate(entries):
        heads += [entry.label, tr("{letter} 等级", letter=entry.letter)]
        heads += [tr("{letter}−{first}", letter=entry.letter, first=entries[0].letter)] if place else []
    return heads


def yearly_table(known: Known, entries: Sequence[Entry], outcome_ids: Iterable[str]) -> pd.DataFrame:
    """One row an outcome and scenario, a column a year; percentages in per cent, changes are left to the reader."""
    rows = []
    for name in outcome_ids:
        for entry in entries:
            outcome = results.outcome(known, entry.scenario, name)
            values = [_rounded(value, OUTCOMES[name].decimals + 2) for value in outcome.values]
            rows.append([title_of(name), tr(outcome.unit), scope_word(name), entry.label, *values])
    heads = [tr("结果"), tr("计量单位"), tr("口径"), tr("方案")]
    return pd.DataFrame(rows, columns=[*heads, *map(str, YEARS)])


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
