"""A map about a crossing that a scenario closes has its name, whoever else wants the room."""

from xml.etree import ElementTree

import pytest

from components.base.look import Look
from components.handout.parts import for_slide, parts_of
from components.topics.crossings.facts import load_facts
from components.topics.views import view_of
from model.scenario import BASELINE, with_crossing

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.parametrize(
    ("language", "ident"),
    [("zh", "x_jiluo"), ("zh", "x_fenghuang"), ("zh", "x_jinan_1982"), ("en", "x_jiluo"), ("en", "x_fenghuang")],
)
def test_the_closed_crossing_is_named_on_the_slide_that_closes_it(language: str, ident: str) -> None:
    view, look = view_of("crossings"), Look(language)
    assert view
    state, _ = view.parse({"view": "reach", "look": "diff", "year": "2024"})
    content = view.content(state, with_crossing(BASELINE, ident, closed=True), look)
    svg = for_slide(parts_of(content)[0]).maps[0].svg(760, 480)
    line = load_facts().one(ident)
    assert line and line.place
    name = line.place["properties"]["name" if language == "zh" else "name_en"].replace(" ", "")
    group = [e for e in ElementTree.fromstring(svg).iter() if e.get("id") == "crossings-names"]
    written = "".join("".join(e.itertext()) for e in (group or [ElementTree.fromstring(svg)])).replace(" ", "")
    assert name in written.replace("\n", "")
