"""覆盖之差 on 方案比较, and the method of a cover on 目标推演, as a viewer gets them."""

from __future__ import annotations

from components.ui.whatif.top import PART
from tests.pages.opening import code, words_of
from tests.pages.targets_app import captions, done
from tests.pages.targets_app import opened as targets
from tests.pages.test_compare_page import opened, ran
from tests.topics.test_compare_cover import MORE, RICHER


def test_the_panel_says_and_shows_what_is_gained_and_other_kinds_are_a_choice_away() -> None:
    app = opened(a="base", b=code(MORE), panel="cover", year="2030")
    assert "**B − A：2030年底小学 10 分钟步行圈**" in words_of(app)
    assert len(app.get("deck_gl_json_chart")) == 1 and "按土地面积，不是人口" in captions(app)
    assert list(app.dataframe[0].value.columns)[:3] == ["街道", "A（%）", "B（%）"]
    ran(app.selectbox(key="compare_cover_kind").set_value("park").run())
    assert "没有差别" in words_of(app) and not app.get("deck_gl_json_chart")


def test_scenarios_with_the_same_facilities_get_a_sentence_and_the_way_to_change_them() -> None:
    app = opened(a="base", b=code(RICHER), panel="cover")
    assert "各方案的设施完全相同" in words_of(app)
    assert any("view=circles" in link.proto.query_string for link in app.get("page_link"))


def test_a_click_on_the_card_opens_the_method_and_the_way_to_the_circles() -> None:
    app = done(targets(strip="gdp,cover_hospital", s=code(MORE), year="2030"), PART, "formula", "cover_hospital")
    assert "医院步行圈覆盖率　2030年" in words_of(app) and "GB 50180-2018" in captions(app)
    (link,) = [e.proto for e in app.get("page_link") if "view=circles" in e.proto.query_string]
    assert "kind=hospital" in link.query_string and "year=2030" in link.query_string
    assert list(app.table[0].value.index) == ["2025年", "2030年", "2035年"]
