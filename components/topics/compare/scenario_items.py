"""Entries of scenarios other than levers in words: own targets, delayed projects, crossings, new facilities."""

from dataclasses import dataclass

from components.base import cache
from components.topics.whatif.outcome_words import title_of
from components.words.format import MISSING, number, quantity, signed, year
from components.words.refusals import part_word
from components.words.text import pick, tr
from data.catalog import Indicator
from model.formulas import FORMULAS
from model.scenario import Difference, Scenario, differences
from model.scenario_shape import Part


@dataclass(frozen=True, order=True)
class ScenarioItem:
    """Identity of a scenario entry other than a lever: part, id, year (0: none)."""

    part: Part
    ident: str
    at: int


def differing_items(first: Scenario, other: Scenario) -> tuple[ScenarioItem, ...]:
    """The entries, levers excluded, in which the two differ, in order."""
    return tuple(sorted({_item(difference) for difference in differences(first, other) if difference.part != "levers"}))


def _item(difference: Difference) -> ScenarioItem:
    return ScenarioItem(difference.part, difference.entry_id, difference.year or 0)


def name_of(item: ScenarioItem) -> str:
    """Kind and name: `通道关闭：建邦黄河大桥`."""
    return f"{part_word(item.part)}{tr('：')}{_what(item.part, item.ident, item.at)}"


def _what(part: Part, ident: str, at: int) -> str:
    if part == "targets":
        return tr("{title}（{year}）", title=_target_name(ident), year=year(at))
    if part in ("closures", "openings"):
        return _name_in("crossings", "crossing_id", ident)
    if part == "slips":
        return _name_in("projects", "facility_id", ident)
    if part in ("removals", "positions", "capacities"):
        return _facility_name(ident)
    return tr("{title}（{year}）", title=_kind_name(ident), year=year(at))


def _kind_name(ident: str) -> str:
    """Name of a kind of facility; a scenario of another version may have one that is not declared."""
    kind = cache.facility_kinds().kind(ident)
    return pick(kind.title.zh, kind.title.en) if kind else ident


def _target_name(ident: str) -> str:
    if ident in FORMULAS:
        return title_of(ident)
    indicator = _indicator(ident)
    return pick(indicator.title.zh, indicator.title.en) if indicator else ident


def _target_figure(ident: str, value: float) -> str:
    """A target in the unit that pages show."""
    if ident in FORMULAS:
        return quantity(value, FORMULAS[ident].unit, FORMULAS[ident].decimals)
    indicator = _indicator(ident)
    if indicator is None:
        return number(value)
    return quantity(round(value * indicator.display.scale, 6), indicator.display.unit or indicator.unit)


def _indicator(ident: str) -> Indicator | None:
    return next((one for one in cache.indicators() if one.id == ident), None)


def _name_in(table: str, key: str, ident: str) -> str:
    """The name of a row; crossings slip as projects do, so they are looked for as well."""
    row = cache.records(table, key).get(ident) or cache.records("crossings", "crossing_id").get(ident)
    return pick(str(row["name"]), str(row.get("name_en") or "")) if row else ident


def _places_text(entries: list[Difference]) -> str:
    """Where a person puts a facility, degrees."""
    places = [entry.place for entry in entries if entry.place]
    return tr("；").join(f"{lon:.5f}, {lat:.5f}" for lon, lat in places)


def _facility_name(ident: str) -> str:
    """The name of a facility of the documents, of a project, or of a place of the open map."""
    for table in ("facilities", "projects"):
        if row := cache.records(table, "facility_id").get(ident):
            return pick(str(row["name"]), str(row["name_en"]))
    place = cache.element_index().get(ident)
    return pick(place.name, place.name_en) if place else ident


def value_text(item: ScenarioItem, scenario: Scenario) -> str:
    """One scenario's value of the item; a dash where it equals the baseline."""
    entries = [one for one in differences(Scenario(), scenario) if _item(one) == item]
    if not entries:
        return MISSING
    if item.part in ("closures", "removals"):
        return tr("关闭") if item.part == "closures" else tr("撤除")
    if item.part == "positions":
        return _places_text(entries)
    value = sum(one.second or 0.0 for one in entries)
    if item.part == "openings":
        return year(round(value))
    if item.part == "slips":
        return signed(value, "年")
    if item.part == "targets":
        return _target_figure(item.ident, value)
    if item.part == "capacities":
        return number(value)
    return tr("{n}处", n=len(entries))
