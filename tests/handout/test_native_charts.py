"""Charts of slides that can be edited: the values and every mark of the page's charts, else a picture."""

import io

import pytest
from pptx import Presentation

from components.base.look import Look
from components.handout.deck import Deck, Origin
from components.handout.native_charts import native_chart
from components.handout.pptx_file import pptx_bytes
from components.handout.slides import deck_of
from components.topics.views import view_of
from data.stories import Scene, Story, StoryStep, Words
from model.scenario import BASELINE

STEP = StoryStep(
    view="targets",
    query={"out": "gdp"},
    scenario="plan_continued",
    heading=Words(zh="目标"),
    before=Scene(view="targets", query={"out": "gdp"}),
)


@pytest.fixture(scope="module")
def deck() -> Deck:
    return deck_of(Story(id="trial", title=Words(zh="试讲"), steps=(STEP,)), Look("zh", width=1240), Origin())


def test_charts_of_slides_hold_the_values_of_the_page(deck: Deck) -> None:
    file = Presentation(io.BytesIO(pptx_bytes(deck)))
    before, over_the_years = [shape.chart for slide in file.slides for shape in slide.shapes if shape.has_chart]
    rows = deck.slides[0].chart.rows
    lines = rows[rows["kind"] == "line"]
    assert list(over_the_years.plots[0].categories) == ["2022", *(str(year) for year in lines["year"])]
    series = {each.name: list(each.values) for each in over_the_years.plots[0].series}
    assert series["本方案"][1:] == pytest.approx(list(lines["now"]))
    assert series["基准"][1:] == pytest.approx(list(lines["base"]))
    assert "基准" not in {each.name for each in before.plots[0].series}, "before comes first: the baseline itself"
    assert series["上沿 P90"][1:] == pytest.approx(list(lines["high"]))
    assert series["实际"][:2] == [69.3, 113.2], "also the year before the lines begin"


def test_a_native_chart_has_every_mark_of_the_page_s_and_others_stay_pictures(deck: Deck) -> None:
    chart, ends = deck.slides[0].chart, deck.slides[1].chart
    native = native_chart(chart)
    assert native and native_chart(ends) is None, "bars have no line at the present value"
    words = set(chart.rows[chart.rows["kind"] == "end"]["name"])
    assert {series.end for series in native.series if series.end} == words
    points = chart.rows[chart.rows["kind"].isin(["actual", "plan", "goal", "reported"])]
    assert sum(value is not None for one in native.series if one.is_points for value in one.values) == len(points)
    axis = chart.rows[chart.rows["kind"] == "axis"]["value"]
    assert native.ends == (axis.min(), axis.max())


def test_counts_by_stage_are_a_chart_of_their_own_as_long_as_every_bar_has_room_for_its_name() -> None:
    industry, facilities = view_of("industry"), view_of("facilities")
    assert industry and facilities
    charts = industry.content(industry.parse({})[0], BASELINE, Look()).charts
    pairs = [(chart, native_chart(chart)) for chart in charts]
    chart, native = next((chart, native) for chart, native in pairs if native and native.kind == "stacked")
    assert chart.rows is not None
    counts = {series.name: sum(value or 0 for value in series.values) for series in native.series}
    opened = chart.rows[chart.rows["stage"] == "open"]["n"].sum()
    assert counts["已建成或开放"] == opened and sum(counts.values()) == chart.rows["n"].sum()
    content = facilities.content(facilities.parse({})[0], BASELINE, Look())
    many = next(chart for chart in content.charts if chart.ident == "categories")
    assert many.rows is not None and many.rows["place"].nunique() > 12 and native_chart(many) is None
