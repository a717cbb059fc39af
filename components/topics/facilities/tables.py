"""Facilities as tables: the inventory, what has no place, the levels."""

import pandas as pd

from components.topics.facilities import words
from components.topics.facilities.facts import OPEN_MAP, Facility, Facts
from components.topics.facilities.filters import by_category, chosen, without_place
from components.topics.facilities.overlay import SCENARIO
from components.topics.facilities.state import State
from components.words.citation import grade_label
from components.words.text import original, pick, tr
from model.facility_status import STAGES


def inventory(facts: Facts, state: State) -> pd.DataFrame:
    """One row a facility that passes the filters, indexed by id, for download."""
    rows = {facility.ident: _cells(facts, facility, state.year) for facility in chosen(facts, state)}
    columns = [
        *(tr("设施"), tr("设施类别"), tr("阶段"), tr("{year}年底", year=state.year), tr("状态等级")),
        *(tr("数量"), tr("单位"), tr("街道"), tr("组团"), tr("位置"), tr("级别"), tr("来自")),
    ]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _cells(facts: Facts, facility: Facility, year: int) -> list[object]:
    return [
        *(facility.name, words.kinds_words(facts, facility), words.stage_word(facility.stage(year))),
        *(words.status_words(facility, year), words.grade_words(facility, year), *words.quantity_cells(facility)),
        *(words.area_words(facts, facility), words.group_words(facts, facility), words.place_words(facility)),
        *(tr(words.LEVEL.get(facility.level, "不属公共服务")), origin_words(facility)),
    ]


def origin_words(facility: Facility) -> str:
    """Which kind of source names it."""
    names = {OPEN_MAP: tr("开放地图"), SCENARIO: tr("方案")}
    return names.get(facility.origin, tr("两份文件"))


def on_screen(facts: Facts, state: State) -> pd.DataFrame:
    """The inventory for a narrow panel, indexed by id: name, status and area first."""
    table = inventory(facts, state)
    name, kind, stage, status = table.columns[:4]
    return table[[name, stage, kind, tr("街道"), tr("位置"), status, tr("数量"), tr("单位"), tr("来自")]]


def unplaced(facts: Facts, state: State) -> pd.DataFrame:
    """One row a facility without a place, by where the documents say it belongs."""
    rows = [
        [words.heading_of(facts, area), f.name, words.kinds_words(facts, f), words.stage_word(f.stage(state.year)),
         *words.quantity_cells(f), words.place_words(f)]
        for area, facilities in without_place(chosen(facts, state)).items()
        for f in facilities
    ]  # fmt: skip
    columns = [tr("所写地点"), tr("设施"), tr("设施类别"), tr("阶段"), tr("数量"), tr("单位"), tr("位置")]
    return pd.DataFrame(rows, columns=columns)


def counts(facts: Facts, state: State) -> pd.DataFrame:
    """Category by stage: numbers of entries."""
    rows = [
        [words.category_word(category), *(by_stage[stage] for stage in STAGES)]
        for category, by_stage in by_category(chosen(facts, state), state.year).items()
    ]
    return pd.DataFrame(rows, columns=[tr("设施类别"), *(tr(words.STAGE[stage]) for stage in STAGES)])


def levels(facts: Facts, state: State) -> pd.DataFrame:
    """One row a public service with its level and the reason."""
    rows = [
        [tr(words.LEVEL[level]), f.name, words.kinds_words(facts, f), words.stage_word(f.stage(state.year)),
         *words.quantity_cells(f), origin_words(f), grade_label("derived"), _reason(facts, f)]
        for level in words.LEVEL
        for f in chosen(facts, state)
        if f.level == level
    ]  # fmt: skip
    columns = [
        *(tr("级别"), tr("设施"), tr("设施类别"), tr("阶段"), tr("数量"), tr("单位"), tr("来自")),
        *(tr("级别的等级"), tr("级别的理由")),
    ]
    return pd.DataFrame(rows, columns=columns)


def _reason(facts: Facts, facility: Facility) -> str:
    kind = facts.kinds.kind(facility.kinds[0]) if facility.kinds else None
    if facility.origin == OPEN_MAP and kind:
        return pick(kind.reason.zh, kind.reason.en)
    return original(facility.level_reason)
