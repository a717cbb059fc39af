"""Boards of the page: land, water and people side by side, and the needs below."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from components.drawing.charts.balance_board import Board
from components.drawing.charts.balance_needs import needs_board
from components.drawing.charts.balance_panel import Panel
from components.drawing.charts.balance_pictures import pictures_board
from components.topics.balance import needs, pictures, sentences
from components.topics.balance.content import ScenarioYear
from components.words.format import about, number
from components.words.format import year as year_label
from components.words.text import language, tr
from model.carrying import plausible_range
from model.formula import HALF
from model.single_flight import single_flight
from model.trajectory import BASE_YEAR, position

TITLES = {"land": "用地", "water": "水", "people": "人口", "services": "服务"}
FIGURES: dict[str, Callable[[ScenarioYear], dict[str, Any]]] = {
    "land": pictures.land,
    "water": pictures.water,
    "people": pictures.people,
    "services": lambda current: {"needs": needs.need_bars(current, None)},
}


def heading(current: ScenarioYear, panel: str) -> str:
    """Title of a panel with its figure."""
    return f"{tr(TITLES[panel])}\u3000{sentences.heads(current)[panel]}"


def panels(current: ScenarioYear, idents: tuple[str, ...]) -> tuple[Panel, ...]:
    """The named panels with their words."""
    words, names = sentences.arithmetic(current), pictures.names()
    words["services"] = (needs.legend(current.facts.base_year, beside=False), "")
    names["services"] = {}
    words["people"] = (people_words(current), "")
    binds = current.balance.limit[position(current.year)]
    return tuple(
        Panel(
            ident=ident,
            heading=heading(current, ident),
            badge=tr("约束") if ident == binds else "",
            words=words[ident][0].replace("**", ""),
            warning=words[ident][1],
            names=names[ident],
            figures=FIGURES[ident](current),
        )
        for ident in idents
    )


def people_words(current: ScenarioYear) -> str:
    """What the lines are, and what moves people into town."""
    lines = tr("万人，直管区。用地对照城镇人口，水对照全部人口；红色为超出部分，竖虚线为所选年份。")
    base = current.facts.baseline.lever("base_population")
    if base.plausible and current.filled["base_population"] == base.default:
        low, high = (number(end) for end in base.plausible)
        year, ends = current.facts.base_year, {"low": low, "high": high}
        lines += (
            tr("2023年人口可能在{low}至{high}万：参保16.19万，普查乡村人口折算上限{high}万。", **ends)
            if year == BASE_YEAR
            else tr("{base}年人口沿用2023年的假设，可能在{low}至{high}万。", base=year, **ends)
        )
    if current.filled["link_housing"] < HALF:
        return lines + tr("“住房”联动已关闭，安置房和保租房没有计入。")
    return lines + tr(
        "计入安置房回迁{resettled}（乡村转城镇）、保租房新住户{tenants}，城镇化率{rate}。",
        resettled=current.words("resettled"),
        tenants=current.words("tenants"),
        rate=current.words("urbanisation_rate"),
    )


def board_of_panels(current: ScenarioYear, idents: tuple[str, ...], width: float, size: float, height: float) -> Board:
    """The panels from left to right; `height` in px at size 1. Shared by all viewers, not to be changed."""
    return _board_of_panels(_key(current), idents, width, size, height)


@single_flight(maxsize=128)
def _board_of_panels(key: "_Key", idents: tuple[str, ...], width: float, size: float, height: float) -> Board:
    return new_board_of_panels(key.current, idents, width, size, height)


def new_board_of_panels(
    current: ScenarioYear, idents: tuple[str, ...], width: float, size: float, height: float
) -> Board:
    """The same, kept for nobody."""
    return pictures_board(panels(current, idents), width, size, height)


def board_of_pictures(
    current: ScenarioYear, idents: tuple[str, ...], width: float, size: float, height: float
) -> Board:
    """The panels without their arithmetic, which a slide has elsewhere; warnings stay."""
    silent = tuple(replace(panel, words="") for panel in panels(current, idents))
    return pictures_board(silent, width, size, height)


def needs_title(current: ScenarioYear) -> str:
    """What the needs are of, as a sentence."""
    ends = plausible_range(current.facts.baseline, dict(current.scenario.levers), "population", current.year)
    low, high = (about(end, "万人") for end in ends)
    return tr(
        "{year}，{people}（假设幅度{low}至{high}）需要的床位、医师、托位和学位",
        year=year_label(current.year), people=current.words("population"), low=low, high=high,
    )  # fmt: skip


def board_of_needs(current: ScenarioYear, beside: tuple[str, ...] | None, width: float, size: float) -> Board:
    """Needs of the year; `beside` is the printed stock per service. Shared by all viewers, not to be changed."""
    return _board_of_needs(_key(current), beside, width, size)


@single_flight(maxsize=128)
def _board_of_needs(key: "_Key", beside: tuple[str, ...] | None, width: float, size: float) -> Board:
    return new_board_of_needs(key.current, beside, width, size)


def new_board_of_needs(current: ScenarioYear, beside: tuple[str, ...] | None, width: float, size: float) -> Board:
    """The same, kept for nobody."""
    bars = needs.need_bars(current, beside)
    return needs_board(
        heading(current, "services"), needs.legend(current.facts.base_year, beside=True), bars, width, size
    )


@dataclass(frozen=True)
class _Key:
    """Cache key of a scenario in a year and a language: data version, levers, year and language."""

    version: str
    levers: tuple[tuple[str, float], ...]
    year: int
    language: str
    current: ScenarioYear = field(compare=False)


def _key(current: ScenarioYear) -> _Key:
    return _Key(current.facts.version, current.scenario.levers, current.year, language(), current)


def panel_words(panel: Panel) -> str:
    """Text alternative of a panel."""
    return panel.heading + (f"（{panel.badge}）" if panel.badge else "") + "\u3000" + PANEL_WORDS[panel.ident](panel)


def needs_words(current: ScenarioYear) -> str:
    """Text alternative of the needs."""
    return panel_words(panels(current, ("services",))[0])


def _land_words(panel: Panel) -> str:
    shares = (f"{panel.names[kind]} {percent} {area}" for kind, _, percent, area in panel.figures["parts"])
    return tr("、").join([*shares, panel.figures["usedWords"]])


def _water_words(panel: Panel) -> str:
    amounts = (f"{panel.names[kind]} {amount}" for kind, _, _, amount in panel.figures["names"])
    return tr("水量去向（万立方米）：") + tr("、").join(amounts)


def _people_words(panel: Panel) -> str:
    values = (f"{panel.names[kind]} {figure}" for kind, _, figure, *_ in panel.figures["points"])
    start = panel.figures["years"][0]
    return (
        tr("{start}至2035年人口与用地、水的承载（万人）：", start=start)
        + f"{panel.figures['year']} "
        + tr("、").join(values)
    )


def _services_words(panel: Panel) -> str:
    return tr("；").join(f"{bar.name} {bar.figure}" for bar in panel.figures["needs"])


PANEL_WORDS = {"services": _services_words, "land": _land_words, "water": _water_words, "people": _people_words}
