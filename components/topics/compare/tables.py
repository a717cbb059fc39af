"""The comparison as tables: levers that differ, whatever else differs, and the outcomes of every year."""

from collections.abc import Iterable, Sequence

import pandas as pd

from components.base.scales import GRADE_MARK
from components.topics.compare.effects import effect
from components.topics.compare.entries import Entry
from components.topics.compare.picture import scope_word
from components.topics.compare.scenario_items import differing_items, name_of, value_text
from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import lever_name
from components.topics.whatif.outcome_words import OUTCOMES, coarse, title_of
from components.words.format import NBSP, number, signed
from components.words.text import pick, tr
from model.lever import Lever
from model.scenario import Scenario
from model.trajectory import YEARS


def differing_levers(facts: Facts, entries: Sequence[Entry]) -> tuple[Lever, ...]:
    """Levers that do not stand at one value in all scenarios, in the order of the catalogue."""
    return tuple(
        lever
        for lever in facts.baseline.levers
        if len({entry.scenario.lever(lever.id, lever.default) for entry in entries}) > 1
    )


def lever_table(facts: Facts, entries: Sequence[Entry], *, changes: bool = False) -> pd.DataFrame:
    """One row a lever that differs: title with unit, a column a scenario with value and grade, or its change."""
    rows = [
        [titled(lever), *(_lever_cell(lever, entries, place, changes) for place in range(len(entries)))]
        for lever in differing_levers(facts, entries)
    ]
    return pd.DataFrame(rows, columns=[tr("调节项"), *(entry.letter for entry in entries)])


def titled(lever: Lever) -> str:
    """The lever's title with its unit, assumptions flagged."""
    return lever_name(lever) + (tr("（{unit}）", unit=tr(lever.unit)) if lever.unit else "")


def _lever_cell(lever: Lever, entries: Sequence[Entry], place: int, changes: bool) -> str:
    value = entries[place].scenario.lever(lever.id, lever.default)
    if changes and place:
        change = value - entries[0].scenario.lever(lever.id, lever.default)
        return signed(round(change, 6)) if change else "0"
    return f"{number(value)}{NBSP}{GRADE_MARK[lever_grade(lever, entries[place].scenario)]}"


def lever_grade(lever: Lever, scenario: Scenario) -> str:
    """A moved lever is the viewer's own figure."""
    return lever.grade if scenario.lever(lever.id, lever.default) == lever.default else "user"


def lever_figures(facts: Facts, entries: Sequence[Entry]) -> pd.DataFrame:
    """The levers that differ as numbers, for a file: group, title, unit, default, then value and grade a scenario."""
    groups = {group.id: pick(group.title.zh, group.title.en) for group in facts.groups}
    rows = []
    for lever in differing_levers(facts, entries):
        row = [groups[lever.group], lever_name(lever), tr(lever.unit), lever.default]
        for entry in entries:
            grade = lever_grade(lever, entry.scenario)
            row += [entry.scenario.lever(lever.id, lever.default), GRADE_MARK[grade], _reason(facts, entry, lever)]
        rows.append(row)
    heads = [tr("类别"), tr("调节项"), tr("计量单位"), tr("基准")]
    for entry in entries:
        heads += [entry.label, tr("{letter} 等级", letter=entry.letter), tr("{letter} 理由", letter=entry.letter)]
    return pd.DataFrame(rows, columns=heads)


def _reason(facts: Facts, entry: Entry, lever: Lever) -> str:
    """Why a preset moves the lever; scenarios of people give no reasons."""
    preset = next((preset for preset in facts.presets if preset.id == entry.token), None)
    preset_lever = next((moved for moved in preset.levers if moved.id == lever.id), None) if preset else None
    return pick(preset_lever.reason.zh, preset_lever.reason.en) if preset_lever else ""


def other_table(facts: Facts, entries: Sequence[Entry]) -> pd.DataFrame:
    """Targets, slips, closures, openings and facilities that differ: kind and what, then a column a scenario."""
    items = {item for entry in entries[1:] for item in differing_items(entries[0].scenario, entry.scenario)}
    rows = [[name_of(item), *(value_text(item, entry.scenario) for entry in entries)] for item in sorted(items)]
    return pd.DataFrame(rows, columns=[tr("内容"), *(entry.letter for entry in entries)])


def outcome_table(facts: Facts, entries: Sequence[Entry], outcome_ids: Iterable[str], at: int) -> pd.DataFrame:
    """One row an outcome as on the board: value, grade and change of every scenario, as numbers."""
    rows = []
    for name in outcome_ids:
        row: list[str | float | None] = [title_of(name), tr(OUTCOMES[name].unit), scope_word(name)]
        for place, entry in enumerate(entries):
            outcome = results.outcome(facts, entry.scenario, name)
            row += [_coarse(name, outcome.at(at)), GRADE_MARK[outcome.grade]]
            if place:
                row.append(_coarse(name, effect(facts, entries[0], entry, name, at).change))
        rows.append(row)
    return pd.DataFrame(rows, columns=[tr("结果"), tr("计量单位"), tr("口径"), *_outcome_heads(entries)])


def _outcome_heads(entries: Sequence[Entry]) -> list[str]:
    heads = []
    for place, entry in enumerate(entries):
        heads += [entry.label, tr("{letter} 等级", letter=entry.letter)]
        heads += [tr("{letter}−{first}", letter=entry.letter, first=entries[0].letter)] if place else []
    return heads


def yearly_table(facts: Facts, entries: Sequence[Entry], outcome_ids: Iterable[str]) -> pd.DataFrame:
    """One row an outcome and scenario, a column a year; percentages in per cent, changes are left to the reader."""
    rows = []
    for name in outcome_ids:
        for entry in entries:
            outcome = results.outcome(facts, entry.scenario, name)
            values = [_rounded(value, OUTCOMES[name].decimals + 2) for value in outcome.values]
            rows.append([title_of(name), tr(outcome.unit), scope_word(name), entry.label, *values])
    heads = [tr("结果"), tr("计量单位"), tr("口径"), tr("方案")]
    return pd.DataFrame(rows, columns=[*heads, *map(str, YEARS)])


def _coarse(outcome_id: str, value: float | None) -> float | None:
    return None if value is None else coarse(outcome_id, value)


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)


def code_table(codes: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """One row a scenario: its name, and the code that opens it."""
    return pd.DataFrame(list(codes), columns=[tr("方案"), tr("方案码")])
