"""A topic made by the recipe: one folder with a view and one line of the menu give a page, a picture and files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import pandas as pd
import pytest

from components.base import navigation
from components.base.look import Look
from components.base.navigation import GENERIC, PageEntry
from components.base.query import Reading, without_defaults
from components.drawing.chart import Chart
from components.export.kit import files_of
from components.export.picture import Stamp, svg_of
from components.topics.contract import Content, Figure, Sentence, Table, View
from components.topics.views import view_of
from model.scenario import BASELINE, Scenario
from tests.pages.opening import open_page

DEFAULTS = {"size": "3"}


@dataclass(frozen=True)
class Hills:
    size: int = 3


def read(reading: Reading) -> Hills:
    return Hills(int(reading.one_of("size", ["1", "2", "3"], "3")))


def build(state: Hills, scenario: Scenario, look: Look) -> Content:
    frame = pd.DataFrame({"山": ["甲", "乙", "丙"][: state.size], "高（米）": [120.5, 99.0, 60.0][: state.size]})
    bars = {"mark": "bar", "encoding": {"x": {"field": "高（米）", "type": "quantitative"}, "y": {"field": "山"}}}
    return Content(
        view="hills",
        heading="山",
        answer=f"一共{state.size}座山。",
        sentences=(Sentence("甲最高。"),),
        figures=(Figure("最高", "120.5 米", "assumed", "area"),),
        charts=(Chart("bars", "高度", bars, "三座山的高度", rows=frame, source_note="虚构"),),
        tables=(Table("hills", "各山", frame),),
        notice="示例。",
    )


@pytest.fixture
def hills(monkeypatch: pytest.MonkeyPatch) -> Iterator[View[Hills]]:
    view = View("hills", DEFAULTS, read, lambda state: without_defaults({"size": str(state.size)}, DEFAULTS), build)
    module = ModuleType("components.topics.hills.view")
    module.VIEW = view  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "components.topics.hills", ModuleType("components.topics.hills"))
    monkeypatch.setitem(sys.modules, "components.topics.hills.view", module)
    entry = PageEntry("数据", "山", GENERIC, "hills", ":material/landscape:", topic="hills")
    monkeypatch.setattr(navigation, "ENTRIES", (*navigation.ENTRIES, entry))
    return view


def test_a_topic_and_a_line_of_the_menu_make_a_page(hills: View[Hills]) -> None:
    assert view_of("hills") is hills
    app = open_page("pages/explore/overview.py")
    app.switch_page(f"pages/{GENERIC}").run()
    assert not app.exception


def test_its_picture_and_files_need_no_page(hills: View[Hills]) -> None:
    state, refusals = hills.parse({"size": "2", "other": "x"})
    assert (state.size, refusals) == (2, ())
    content, look = hills.content(state, BASELINE, Look()), Look()
    assert "一共2座山。" in svg_of(content, look, (1200, 800))
    files = files_of(content, look, Stamp())
    assert [file.ending for file in files] == ["png", "svg", "xlsx", "csv"]
    assert all(file.make() for file in files)
