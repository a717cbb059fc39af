"""The handout: map of minutes with answer, method, error and state."""

from dataclasses import replace

from components.base.look import Look
from components.drawing.maps.picture import MapPicture
from components.topics.crossings.sentences import scenario_summary
from components.topics.crossings.words import unmarked
from components.topics.reach import method_words, words
from components.topics.reach.map_picture import minutes_picture
from components.topics.reach.scene import Scene
from components.words.format import year as year_label
from components.words.text import tr


def handout(now: Scene, look: Look) -> MapPicture:
    """The map that is seen under its answer."""
    before = f"{tr('前：资料所载的状态')}{tr('：')}{year_label(now.state.year)}"
    title = before if now.seen == "before" else words.plain_headline(now)
    return replace(noted_picture(now, look), title=title)


def noted_picture(now: Scene, look: Look) -> MapPicture:
    """The map that is seen with state, method, error and sources beneath."""
    pairs = {
        tr("年份"): year_label(now.state.year),
        tr("目的地"): now.destination,
        tr("方案"): unmarked(scenario_summary(now.facts, now.scenario)),
        tr("方案摘要码"): now.scenario.digest[:12],
        tr("路网"): words.ground(now),
    }
    flat = (tr("平面图：屏上的时间地形以柱高表示分钟数，这里按同样的分级用颜色表示。"),) if now.state.relief else ()
    notes = (
        *flat,
        tr("　").join(f"{key}{tr('：')}{value}" for key, value in pairs.items()),
        method_words.method(now),
        method_words.error(now),
        tr("资料来源：通道的状态与年份据两份公开文件和媒体报道，逐条见同页导出的表格"),
    )
    return replace(minutes_picture(now, look), notes=notes)
