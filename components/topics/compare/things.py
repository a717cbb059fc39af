"""What scenarios hold besides levers, in words: own targets, delayed projects, crossings, new facilities."""

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
class Thing:
    """Something that two scenarios may say different things of: kind, id, year (0: none)."""

    part: Part
    ident: str
    at: int


def things(first: Scenario, other: Scenario) -> tuple[Thing, ...]:
    """Everything but levers in which the two differ, in order."""
    return tuple(sorted({_thing(found) for found in differences(first, other) if found.part != "levers"}))


def _thing(found: Difference) -> Thing:
    return Thing(found.part, found.entry_id, found.year or 0)


def name_of(thing: Thing) -> str:
    """Kind and name: `通道关闭：建邦黄河大桥`."""
    return f"{part_word(thing.part)}{tr('：')}{_what(thing.part, thing.ident, thing.at)}"


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


def said_of(thing: Thing, scenario: Scenario) -> str:
    """What one scenario says of it; a dash where it leaves the baseline alone."""
    found = [one for one in differences(Scenario(), scenario) if _thing(one) == thing]
    if not found:
        return MISSING
    if thing.part == "closures":
        return tr("关闭")
    value = sum(one.second or 0.0 for one in found)
    if thing.part == "openings":
        return year(round(value))
    if thing.part == "slips":
        return signed(value, "年")
    if thing.part == "targets":
        return _target_figure(thing.ident, value)
    return tr("{n}处", n=len(found))
