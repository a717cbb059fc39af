"""The map of the groups: what each leads, how many projects it has, and the projects that have a place."""

from collections.abc import Iterable
from dataclasses import replace

from shapely.geometry import LineString, shape
from shapely.geometry.base import BaseGeometry

from components.base import cache
from components.base.look import Look
from components.drawing.maps import name_points
from components.drawing.maps.basemap import map_of
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.topics.facilities.map_picture import legend_groups
from components.topics.industry.facts import Facts, Project
from components.topics.industry.filters import by_group, chosen
from components.topics.industry.state import UNSTATED, State
from components.words.text import say
from model.messages import message

BOX = (116.79, 36.70, 117.39, 37.035)
UNDER = {"startup_area": 100, "groups": 80, "cores": 80}
MARGIN, ENDS = 0.02, (0.12, 0.88)
"""Shares of a group's height at which its number may stand: at its foot or at its head."""
LAYER = "facilities"
"""Layer of the placed projects; without names, which would push out those of the groups."""


def groups_picture(facts: Facts, state: State, look: Look) -> MapPicture:
    """Groups and cores with the number of projects that pass the filters, and the placed ones by stage."""
    placed = [project for project in chosen(facts, state) if project.facility.place and not project.cancelled]
    stages = {project.ident: project.stage(state.year) for project in placed}
    marks = {LAYER: stages} if stages else {}
    is_area = state.group in facts.areas
    selected = state.project if state.project in stages else state.group if is_area else ""
    base = replace(map_of(look), show=UNDER, selected=selected, marks=marks, unnamed=(LAYER,))
    unstated = by_group(facts, chosen(facts, replace(state, group="")), state.year)[UNSTATED]
    note = message("组团未写明的 {n} 条不在图上；圈上的数为写明或按街道归入该组团的条数", n=sum(unstated.values()))
    return MapPicture(
        base,
        BOX,
        title=say(message("{year}年底各组团的项目与设施", year=state.year), look.language),
        alt=say(message("五组团两核示意图，主导产业与各组团的项目数见右表"), look.language),
        legend=legend_groups(base, [project.facility for project in placed]) if marks else (),
        rings=tuple(_numbers(facts, state, look.language)),
        notes=(say(note, look.language),),
        margin=MARGIN,
    )


def _numbers(facts: Facts, state: State, language: str) -> Iterable[Ring]:
    """A ring with the number of projects in every group, away from its name."""
    counts = by_group(facts, chosen(facts, replace(state, group="")), state.year)
    label = say(message("圈上的数：项目与设施条数"), language)
    groups, cores = cache.sound_features("groups", {}), cache.sound_features("cores", {})
    points = name_points.name_points(groups, cores, name_points.OWN_CLEAR_DEG["groups"])["features"]
    for feature, name in zip(groups, points, strict=True):
        ident = str(feature["properties"]["id"])
        role = "selected" if ident == state.group else "place"
        yield Ring(
            *_away(shape(feature["geometry"]), shape(name["geometry"])), role, label, str(sum(counts[ident].values()))
        )
        label = ""


def _away(area: BaseGeometry, name: BaseGeometry) -> tuple[float, float]:
    """The middle of that end of an area which is farther from its name, degrees."""
    west, south, east, north = area.bounds
    heights = (south + share * (north - south) for share in ENDS)
    ends = (area.intersection(LineString([(west, height), (east, height)])).centroid for height in heights)
    middle = max(ends, key=name.distance)
    return round(middle.x, 5), round(middle.y, 5)


def placed_projects(facts: Facts, state: State) -> tuple[Project, ...]:
    """The projects that are drawn, which answer to a click."""
    return tuple(project for project in chosen(facts, state) if project.facility.place and not project.cancelled)
