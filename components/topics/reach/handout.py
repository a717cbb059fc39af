"""The map of minutes as a poster to hand out: what the picture shows and says."""

from components.base import cache
from components.topics.crossings.content import TITLE, notice
from components.topics.crossings.sentences import scenario_summary
from components.topics.crossings.words import unmarked
from components.topics.reach import words
from components.topics.reach.classes import PICTURES, colours
from components.topics.reach.legend import class_names
from components.topics.reach.poster import Mark, Poster
from components.topics.reach.scene import Scene
from components.words.format import year as year_label
from components.words.text import tr
from model.scenario import BASELINE

LAYERS = ("river_band", "subdistricts", "startup_area")


def poster_of(now: Scene, made: str = "") -> Poster:
    """What the picture shows and says; `made` is the time it is made."""
    before = now.seen == "before"
    statuses = now.facts.statuses(now.state.year, BASELINE if before else now.scenario)
    marks = [
        Mark(tuple(line.place["geometry"]["coordinates"]), line.name, statuses[line.ident])
        for line in now.facts.lines
        if line.place
    ]
    year = year_label(now.state.year)
    lon, lat = now.kit.lonlat[now.question.cell]
    names = class_names(now.seen, now.class_shares())
    return Poster(
        f"{tr('前：资料所载的状态')}{tr('：')}{year}" if before else unmarked(words.headline(now)),
        (*_foot(now, year), f"{notice()}{made}"),
        tuple(zip(colours(now.seen, "light"), names, strict=True)),
        now.light_picture(PICTURES.index(now.seen)),
        {layer: cache.features(layer) for layer in LAYERS},
        tuple(marks),
        (float(lon), float(lat)),
    )


def _foot(now: Scene, year: str) -> tuple[str, ...]:
    pairs = {
        tr("页面"): tr(TITLE) + tr("·过河可达"),
        tr("年份"): year,
        tr("目的地"): now.destination,
        tr("方案"): unmarked(scenario_summary(now.facts, now.scenario)),
        tr("路网"): words.ground(now),
    }
    return (
        tr("　").join(f"{key}{tr('：')}{value}" for key, value in pairs.items()),
        words.method(now),
        words.error(now),
        tr("资料来源：通道的状态与年份据两份公开文件和媒体报道，逐条见同页导出的表格"),
    )
