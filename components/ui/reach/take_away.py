"""What leaves the reach view: tables, crossings, isochrones and a picture, each with the state it was taken from."""

from typing import Any

import pandas as pd
import streamlit as st

from components.base import cache
from components.export.files import csv_bytes, geojson_bytes, with_code
from components.export.workbook import Sheet, sources_sheet, stamp_sheet, xlsx_bytes
from components.topics.crossings.content import Content
from components.topics.crossings.words import unmarked
from components.topics.reach import poster, tables, words
from components.topics.reach.classes import LIMITS, LOOKS, colours
from components.topics.reach.legend import class_names
from components.topics.reach.poster import Mark, Poster
from components.topics.reach.scene import Scene, scene
from components.ui import share
from components.ui.crossings import address, scenario_bar
from components.ui.crossings.take_away import TITLE, XLSX, download, made_now, notice, points
from components.words.format import year as year_label
from components.words.text import pick, tr
from geo.reach_lines import isochrones
from model.scenario import BASELINE

LAYERS = ("river_band", "subdistricts", "startup_area")


def stamp(now: Scene) -> dict[str, str]:
    """The state in words."""
    ground = tr("网格（250 米）") if now.question.key == now.kit.key else tr("导入的路网")
    return {
        tr("页面"): tr(TITLE) + tr("·过河可达"),
        tr("年份"): year_label(now.shown.year),
        tr("目的地"): now.destination,
        tr("方案"): unmarked(scenario_bar.summary(now.known, now.shown.scenario)),
        tr("方案摘要码"): now.shown.scenario.digest[:12],
        tr("路网"): ground,
        tr("方法"): words.method(now),
        tr("误差"): words.error(now),
        tr("等级"): tr("△ 假设：车速与系数都是假定，见“假定”；通道的状态与年份见“来源”"),
        tr("口径"): tr("全域（约798平方公里），按土地面积平均，不含水面"),
        tr("位置"): notice(),
        tr("导出时间"): f"{made_now():%Y-%m-%d %H:%M}",
    }


def units_table(now: Scene) -> pd.DataFrame:
    """Minutes per subdistrict and for the whole area as numbers, titled with their units."""
    named = {
        "name": tr("街道"), "before": tr("前（分钟）"), "after": tr("后（分钟）"), "added": tr("差（分钟）"),
        "near": tr("30分钟内（%）"), "lost": tr("到不了（%）"),
    }  # fmt: skip
    return tables.units_whole(now).round(2).rename(columns=named)


def sheets(now: Scene) -> list[Sheet]:
    """This destination, all destinations, every crossing, assumptions, state, sources."""
    speeds = dict(now.view.assumed)
    assumed = [
        [pick(a.title.zh, a.title.en), speeds.get(a.id, a.default), a.default, a.unit, pick(a.reason.zh, a.reason.en)]
        for a in now.kit.declared.assumptions
    ]
    named = [tr("假定"), tr("取值"), tr("默认"), tr("单位"), tr("理由")]
    effects = tables.effects(now, now.effects()).rename(columns=tables.effect_titles() | {"lost": tr("到不了（%）")})
    used = {str(row["source_id"]) for line in now.known.lines for row in (line.row, *line.facts)}
    return [
        Sheet(tr("各街道"), units_table(now)),
        Sheet(tr("各目的地增减（分钟）") if now.changed else tr("各目的地（分钟）"), tables.everywhere_figures(now)),
        Sheet(tr("逐处影响"), effects),
        Sheet(tr("假定"), pd.DataFrame(assumed, columns=named)),
        stamp_sheet(stamp(now)),
        sources_sheet([source for ident, source in now.known.sources.items() if ident in used]),
    ]


def areas(now: Scene) -> bytes:
    """Subdistricts with their minutes, and isochrones after the scenario (WGS 84), the state beside."""
    rows = tables.units(now)
    found: list[dict[str, Any]] = []
    for feature in cache.features("subdistricts"):
        ident = feature["properties"]["id"]
        kept = {key: feature["properties"][key] for key in ("id", "name", "name_en")}
        figures = {} if ident not in rows.index else {k: _figure(v) for k, v in rows.loc[ident].drop("name").items()}
        found.append({"type": "Feature", "geometry": feature["geometry"], "properties": kept | figures})
    lines = isochrones(now.kit.grid, now.answer.after, LIMITS)
    units = {"before": "min", "after": "min", "added": "min", "near": "%", "lost": "%", "minutes": "min"}
    said = {"schematic": notice(), "state": stamp(now) | share.stamp(), "units": units}
    return geojson_bytes([*found, *lines], said)


def _figure(value: Any) -> float | None:
    return None if pd.isna(value) else round(float(value), 2)


def picture(now: Scene) -> bytes:
    """The map that is seen as a PNG with its state."""
    return poster.draw(drawn(now), now.kit.window)


def drawn(now: Scene) -> Poster:
    """What the picture shows and says."""
    before = now.seen == "before"
    now_open = now.known.statuses(now.shown.year, BASELINE if before else now.shown.scenario)
    marks = [
        Mark(tuple(line.place["geometry"]["coordinates"]), line.name, now_open[line.ident])
        for line in now.known.lines
        if line.place
    ]
    said = stamp(now)
    title = unmarked(words.headline(now)) if not before else tr("前：资料所载的状态") + tr("：") + said[tr("年份")]
    lon, lat = now.kit.lonlat[now.question.cell]
    names = class_names(now.seen, now.class_shares())
    return Poster(
        title,
        (
            tr("　").join(f"{key}{tr('：')}{said[key]}" for key in list(said)[1:6]),
            said[tr("方法")], said[tr("误差")],
            tr("资料来源：通道的状态与年份据两份公开文件和媒体报道，逐条见同页导出的表格"),
            notice() + said[tr("导出时间")],
        ),
        tuple(zip(colours(now.seen, "light"), names, strict=True)),
        now.light_picture(LOOKS.index(now.seen)),
        {layer: cache.features(layer) for layer in LAYERS},
        tuple(marks),
        (float(lon), float(lat)),
    )  # fmt: skip


@st.fragment
def exports(known: Content) -> None:
    """One button that opens the files; each is made when it is asked for."""
    menu = st.popover(tr("导出"), icon=":material/download:", key="reach_exports", on_change="rerun")
    if not menu.open:
        return
    now = scene(known, address.read(known.idents))
    # Put into words here; what is made when it is asked for runs outside of the page's script.
    book, frame, sheet = share.stamped(sheets(now)), units_table(now), drawn(now)
    link, beside = share.link_now(), share.beside_code()
    body, places, window = areas(now), points(known, now.shown), now.kit.window
    download(
        menu,
        f"{tr('过河可达')}_{now.destination}_{now.shown.year}",
        (
            ("XLSX", lambda: xlsx_bytes(book, made_now()), XLSX, tr("各街道、各目的地、逐处影响、假定、来源")),
            ("CSV", lambda: csv_bytes(frame), "text/csv", tr("只有各街道")),
            ("PNG", lambda: with_code(poster.draw(sheet, window), link, beside), "image/png", tr("地图，带方法与状态")),
            ("GeoJSON", lambda: body, "application/geo+json", tr("各街道分钟数与等时线")),
            (f"{tr('通道')}.GeoJSON", lambda: places, "application/geo+json", tr("有位置的通道与当年状态")),
        ),
    )
