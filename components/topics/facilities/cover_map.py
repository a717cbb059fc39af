"""The map of the life circles: cells by the circle they lie in, the gap, and the facilities that serve."""

from dataclasses import replace

import numpy as np

from components.base import cache
from components.base.look import Look
from components.base.scales import Theme
from components.drawing.maps import made_files
from components.drawing.maps.basemap import map_of
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.legend import Entry, Group, cell_shapes
from components.drawing.maps.made_files import MapFile
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.topics.facilities import cover_words
from components.topics.facilities.cover import Cover, ground_now, walk_of
from components.topics.facilities.facts import Facts
from components.topics.facilities.map_picture import BOX, MARGIN, legend_groups, own_rings, stage_marks
from components.topics.facilities.siting import proposals
from components.topics.facilities.state import State
from components.topics.reach import raster
from components.words.format import number
from components.words.text import say
from data.facility_kinds import CIRCLES
from model.cover.ground import Small
from model.messages import Message, message
from model.single_flight import single_flight

UNDER = {"startup_area": 100, "subdistricts": 60}
TINTS: dict[Theme, tuple[str, ...]] = {
    "light": ("#0B5A66", "#3C8F93", "#8CC0A9"),
    "dark": ("#7DE0D6", "#3FA9A5", "#2B7A78"),
}
"""Colours of the circles from the nearest to the widest."""
GAP: dict[Theme, str] = {"light": "#EBD9B0", "dark": "#4A4636"}


def limits(facts: Facts, answer: Cover, state: State) -> list[tuple[int, float]]:
    """Circles up to the one that is asked for: minutes and radius in metres; one alone where its metres are set."""
    if state.circles.metres:
        return [(answer.minutes, answer.limit_m)]
    circles = [minutes for minutes in CIRCLES if minutes <= answer.minutes]
    walks = {minutes: walk_of(facts.kinds, state.circles, minutes) for minutes in circles}
    return [(minutes, walk.metres if answer.is_along else walk.radius_m) for minutes, walk in walks.items()]


def cover_picture(facts: Facts, answer: Cover, state: State, look: Look) -> MapPicture:
    """Cells by circle under the facilities that serve."""
    rings = limits(facts, answer, state)
    file, shares = _cells(answer, tuple(radius for _, radius in rings), look.theme)
    marks = stage_marks(answer.sites, state)
    base = replace(map_of(look), show=UNDER, selected=state.facility, marks=marks)
    base = replace(base, cells=Cells((file.payload.digest,), 0))
    return MapPicture(
        base,
        BOX,
        title=say(_title(answer, state), look.language),
        alt=say(message("生活圈示意图，各街道的覆盖率见表"), look.language),
        legend=(_circles(answer, rings, shares, look), *legend_groups(base, answer.sites)),
        rings=(*own_rings(answer.sites, state, look.language), *_proposed(answer, state, look)),
        files=(file,),
        margin=MARGIN,
    )


def _proposed(answer: Cover, state: State, look: Look) -> tuple[Ring, ...]:
    """Rings around the proposed sites and around the point that was clicked."""
    label = say(message("建议位置"), look.language)
    sites = proposals(answer, state.next).sites if state.next.count else ()
    rings = [Ring(site.lon, site.lat, "plan", "" if place else label) for place, site in enumerate(sites)]
    if state.next.at:
        rings.append(Ring(*state.next.at, "selected", say(message("所选点"), look.language)))
    return tuple(rings)


@single_flight(maxsize=12)
def _cells(answer: Cover, radii: tuple[float, ...], theme: Theme) -> tuple[MapFile, tuple[float, ...]]:
    """The picture of the cells, and the share of the demand in each circle and outside of all."""
    classes, whole = cell_classes(answer, list(radii)), float(answer.weights.sum()) or 1.0
    shares = (float(answer.weights[classes == place + 1].sum()) / whole for place in range(len(radii) + 1))
    return cells_picture(classes, (*TINTS[theme][: len(radii)], GAP[theme])), tuple(shares)


def cell_classes(answer: Cover, radii: list[float]) -> Small:
    """Class of every cell, shape (n,): 1 in the nearest circle, …, the last outside of all."""
    return np.asarray(np.searchsorted(np.array(radii), answer.away, side="left") + 1, dtype=np.int8)


def cells_picture(classes: Small, tints: tuple[str, ...]) -> MapFile:
    """The cells by class (n,) as a picture on the map, a colour for each class from 1 up."""
    window = _window(cache.geo_versions())
    return made_files.picture(raster.png(window, classes, tints), window.corners)


@single_flight(maxsize=2)
def _window(version: tuple[int, ...]) -> raster.Window:
    return raster.window(ground_now(), fine=1)


def _title(answer: Cover, state: State) -> Message:
    kind = cover_words.kind_name(answer)
    return message("{kind}的 {n} 分钟生活圈（{year}年底）", kind=kind, n=answer.minutes, year=state.year)


def _circles(answer: Cover, rings: list[tuple[int, float]], shares: tuple[float, ...], look: Look) -> Group:
    """The circles with their shares of the demand, the gap last."""
    template = "{n} 分钟内（沿路 {m} 米）" if answer.is_along else "{n} 分钟内（直线 {m} 米）"
    names = [message(template, n=minutes, m=number(metres, 0)) for minutes, metres in rings]
    tints = (*TINTS[look.theme][: len(rings)], GAP[look.theme])
    entries = tuple(
        Entry(f"{say(name, look.language)} {number(100 * share, 1)}%", cell_shapes(tint, look.theme))
        for name, share, tint in zip((*names, message("圈外（缺口）")), shares, tints, strict=True)
    )
    return Group(say(message("步行圈"), look.language), entries)
