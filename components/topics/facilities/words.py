"""Words for what the tables of facilities write in codes."""

from components.base.look import SOURCE_LANGUAGE
from components.base.scales import GRADE_MARK
from components.drawing.maps.signs import FACILITY_SIGNS
from components.topics.facilities.facts import OPEN_MAP, Facility, Facts, quantity_of
from components.topics.facilities.overlay import SCENARIO, is_own
from components.topics.facilities.state import UNKNOWN
from components.words.citation import grade_label
from components.words.codes import FACILITY_CATEGORIES
from components.words.codes import STAGES as STATUSES
from components.words.format import quantity
from components.words.large_units import LARGE_UNITS
from components.words.precision_words import accuracy_metres, precision_word
from components.words.text import language, pick, tr

TITLE = "设施与生活圈"
STAGE = {"open": "已建成或开放", "building": "在建", "planned": "规划与待建", "unstated": "未说明"}
LEVEL = {"city": "城市级", "group": "组团级", "community": "社区级", "unstated": "级别未写明"}
"""Levels of the opinion's public services, the largest first."""


def category_word(category: str) -> str:
    """Name of a category."""
    return tr(FACILITY_CATEGORIES.get(category, category))


def stage_word(stage: str) -> str:
    """Sign and name: `▲ 在建`."""
    return f"{FACILITY_SIGNS[stage].character} {tr(STAGE[stage])}"


def legend() -> str:
    """The shapes of the stages in one line."""
    return "　".join(stage_word(stage) for stage in STAGE)


def kinds_words(facts: Facts, facility: Facility) -> str:
    """The finer kinds of a facility, else its category."""
    kinds = [kind for kind in map(facts.kinds.kind, facility.kinds) if kind]
    return tr("、").join(pick(kind.title.zh, kind.title.en) for kind in kinds) or category_word(facility.category)


def status_words(facility: Facility, year: int) -> str:
    """Status at the end of a year with the year of the statement: `在建（2024年）`."""
    status = facility.status(year)
    if status is None:
        return tr("{year}年以前没有记载", year=year + 1)
    if facility.origin == SCENARIO:
        return tr("方案新增，{year}年开放", year=facility.mentions[-1].year)
    if facility.origin == OPEN_MAP:
        return tr("开放地图有此处（{year}年7月）", year=status.year)
    return tr("{status}（{year}年）", status=tr(STATUSES[status.status]), year=status.year)


def grade_words(facility: Facility, year: int) -> str:
    """Grade of the status; the open map is named as itself."""
    status = facility.status(year)
    if status and facility.origin == OPEN_MAP:
        return f"{GRADE_MARK[status.grade]} {tr('开放地图')}"
    return grade_label(status.grade) if status else ""


def quantity_words(facility: Facility) -> str:
    """The printed quantity with its unit; "" where none is printed."""
    printed = quantity_of(facility)
    return quantity(*printed) if printed else ""


def quantity_cells(facility: Facility) -> tuple[float | None, str]:
    """The printed quantity as a number and its unit, as the language counts; nothing where none is printed."""
    printed = quantity_of(facility)
    if printed is None:
        return None, ""
    value, unit = printed
    if unit in LARGE_UNITS and language() != SOURCE_LANGUAGE:
        exponent, natural = LARGE_UNITS[unit]
        return round(value * 10.0**exponent, 6), natural
    return value, tr(unit)


def place_words(facility: Facility) -> str:
    """How well the place is known, or that there is none."""
    if facility.place is None:
        return tr("成批计数，没有逐处位置") if facility.is_set else tr("没有公开坐标，不上图")
    if is_own(facility):
        return grade_label("user")
    properties = facility.place["properties"]
    return tr("{how}，±{m} 米", how=precision_word(properties), m=accuracy_metres(properties))


def area_words(facts: Facts, facility: Facility) -> str:
    """Subdistrict with how it is known: by a document, or by where the place lies on the map."""
    if not facility.subdistrict:
        return tr("位置未知") if facility.place is None else tr("起步区外或界线外")
    name = facts.area_name(facility.subdistrict)
    return tr("{name}（按图）", name=name) if facility.subdistrict_basis == "map" else name


def group_words(facts: Facts, facility: Facility) -> str:
    """Group with how it is known; "" where it is not."""
    name = facts.area_name(facility.group)
    return tr("{name}（按图）", name=name) if facility.group_basis == "map" else name


def heading_of(facts: Facts, ident: str) -> str:
    """Name of a subdistrict, a group or an element that things without a place are listed under."""
    return tr("位置未知") if ident == UNKNOWN else facts.area_name(ident)
