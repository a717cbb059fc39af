"""三步走 as a viewer gets it: a goal opens its card, kinds and years drive timeline and map, plans and cards open."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.opening import open_page, ran, words_of

opened = partial(open_page, "pages/indicators/roadmap.py")


def map_style(app: AppTest) -> str:
    deck: dict[str, Any] = json.loads(app.get("deck_gl_json_chart")[0].proto.json)
    return str(deck["mapStyle"])


def test_the_first_sentence_says_how_the_goals_of_2025_stand() -> None:
    words = words_of(opened())
    assert "2025年底已到期" in words and "**16** 项目标中" in words


def test_a_goal_opens_by_its_address_and_closes_by_its_button() -> None:
    app = opened(goal="resettlement_2025")
    assert "1516户回迁" in words_of(app) and "判断所需" in words_of(app)
    ran(app.button(key="roadmap_close_goal").click().run())
    assert "判断所需" not in words_of(app) and "goal" not in app.query_params


def test_a_year_moves_the_signs_of_the_map_and_stands_in_the_address() -> None:
    app = opened(view="timeline")
    before = map_style(app)
    ran(app.button(key="roadmap_back").click().run())
    assert app.query_params["year"] == "2025" and map_style(app) != before


def test_a_kind_changes_the_works_and_a_work_shows_both_dates() -> None:
    app = opened(view="timeline", el="f_line7_phase1")
    assert "投用：2027-12（计划）" in words_of(app)
    ran(app.button_group(key="roadmap_kind").set_value("industry").run())
    assert app.query_params["kind"] == "industry"


def test_a_plan_shows_every_statement_about_it() -> None:
    words = words_of(opened(view="plans", card="n_territorial_spatial_plan"))
    assert "“三区三线”获自然资源部批准" in words and "2024-11-15" in words


def test_cards_are_filtered_by_words_and_nothing_that_fits_is_told() -> None:
    app = opened(view="reference")
    ran(app.text_input(key="roadmap_q").set_value("月度台账").run())
    assert "建立环环相扣的责任落实机制" in words_of(app) and "法定机构" not in words_of(app)
    ran(app.text_input(key="roadmap_q").set_value("没有这样的词").run())
    assert "没有符合条件的卡片" in words_of(app)


def test_an_open_card_shows_its_clauses_and_leads_back_to_all() -> None:
    app = opened(view="reference", card="h_opinion_9_3")
    assert "规划一经批复" in words_of(app)
    ran(app.button(key="roadmap_all_cards").click().run())
    assert "大胆探索有利于起步区创新发展的体制机制" in words_of(app)
