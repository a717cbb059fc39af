"""Levers and outcome cards as the browser draws them: moves, hands, refusals, undo, replay, before, clauses."""

from __future__ import annotations

import pytest

from components.topics.whatif.facts import load_facts
from components.ui.whatif.on_screen import FRAMES, on_the_way
from model.scenario import BASELINE, with_lever
from tests.pages.targets_app import (
    CARDS,
    LEVERS,
    LOOK,
    answered,
    cards,
    code_of,
    done,
    first_card,
    moved,
    opened,
    part,
    ran,
)


def test_a_moved_lever_changes_strip_and_address_and_marks_where_it_stood() -> None:
    app = moved(opened(), 8.0)
    assert first_card(app) != "约 260 亿元"
    assert "比基准 +" in cards(app)[0]["change"]
    assert part(app, LEVERS)["before"] == {"gdp_long_run": 6.0}
    assert part(app, LEVERS)["moved"] == {"gdp_long_run": 8.0}
    assert "Lgl-8-6" in str(code_of(app))


def test_the_way_of_one_hand_is_one_step_back_and_another_hand_is_another() -> None:
    app = opened()
    for value, hand in ((7.0, 1), (8.0, 1), (6.0, 1), (9.0, 1), (10.0, 2)):
        moved(app, value, hand=hand)
    done(app, LOOK, "undo", True)
    assert part(app, LEVERS)["moved"] == {"gdp_long_run": 9.0}
    done(app, LOOK, "undo", True)
    assert part(app, LEVERS)["moved"] == {} and part(app, LOOK)["can"] == ["redo"]


def test_what_is_said_of_levers_comes_once_with_the_page_and_not_with_a_slide() -> None:
    app = opened()
    words = part(app, "whatif_code")
    lever = words["levers"]["gdp_long_run"]
    assert [(t["sign"], t["value"], t["inside"]) for t in lever["ticks"]] == [
        ("●", 37.8, False),
        ("◆", 11.0, True),
        ("■", 18.5, True),
    ]
    assert "（界外）" in lever["ticks"][0]["label"]
    assert set(words["say"]) >= {"sure", "before", "base"}
    sent = sum(len(e.proto.bytes) for e in app.get("bidi_component") if not e.proto.id.endswith("whatif_code"))
    assert sent < 2000


def test_the_source_of_a_lever_opens_with_the_clause_of_every_tick() -> None:
    app = done(opened(), LEVERS, "asked", "gdp_opening")
    said = "\n".join(str(text.value) for text in app.text)
    assert said.count("地区生产总值｜亿元｜69.3｜113.2｜37.8｜125.7｜11") == 2
    assert any("默认值取自这里" in str(text.value) for text in app.markdown)


@pytest.mark.parametrize("event", ["moved", "group", "asked"])
@pytest.mark.parametrize("value", [None, 7, "nonsense", ["x"], {"lever": ["x"], "value": {}, "hand": {}}])
def test_what_no_honest_browser_sends_changes_nothing(event: str, value: object) -> None:
    app = done(opened(), LEVERS, event, value)
    assert first_card(app) == "约 260 亿元"
    assert part(app, LEVERS)["group"] == "growth"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (999.0, "“地区生产总值 长期增速”可在 0 至 20% 之间；999 超出范围，未予采用，仍为原值。"),
        (-1.0, "“地区生产总值 长期增速”可在 0 至 20% 之间；−1 超出范围，未予采用，仍为原值。"),
        (None, "“地区生产总值 长期增速”须是一个数；未予采用，仍为原值。"),
        (float("nan"), "“地区生产总值 长期增速”须是一个数；未予采用，仍为原值。"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words_and_changes_nothing(value: float | None, sentence: str) -> None:
    app = opened()
    turn = part(app, LEVERS)["turn"]
    moved(app, value)
    assert app.warning[0].value == sentence
    assert first_card(app) == "约 260 亿元"
    assert part(app, LEVERS)["turn"] == turn + 1, "the browser must hear of it to show the old value again"


def test_an_unknown_lever_is_refused_in_words() -> None:
    assert "没有名为“nonsense”的调节项" in moved(opened(), 1.0, lever="nonsense").warning[0].value


def test_undo_takes_a_change_back_and_redo_brings_it_again() -> None:
    app = moved(opened(), 8.0)
    there = first_card(app)
    done(app, LOOK, "undo", True)
    assert first_card(app) == "约 260 亿元"
    done(app, LOOK, "redo", True)
    assert first_card(app) == there


def test_the_replay_goes_from_before_to_after_and_ends_where_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[float] = []
    monkeypatch.setattr("components.ui.whatif.on_screen.sleep", held.append)
    app = moved(opened(), 8.0)
    there = first_card(app)
    done(app, LOOK, "replay", True)
    assert len(held) == len(FRAMES)
    assert first_card(app) == there


def test_frames_of_a_replay_lie_between_the_two_states() -> None:
    facts = load_facts()
    first, last = BASELINE, with_lever(BASELINE, "gdp_long_run", 8.0, default=6.0)
    parts_of_way = [dict(on_the_way(facts, first, last, part).levers).get("gdp_long_run", 6.0) for part, _ in FRAMES]
    assert parts_of_way == sorted(parts_of_way)
    assert parts_of_way[0] == 6.0 and parts_of_way[-1] < 8.0


def test_one_key_shows_the_baseline_and_the_scenario_again() -> None:
    app = moved(opened(), 8.0)
    there = first_card(app)
    ran(app.button(key="whatif_before").click().run())
    assert first_card(app) == "约 260 亿元"
    assert part(app, LEVERS)["moved"] == {}
    ran(app.button(key="whatif_before").click().run())
    assert first_card(app) == there


def test_the_plain_controls_do_the_same() -> None:
    app = opened()
    app.session_state["whatif_strip_open"] = True
    ran(app.run())
    ran(app.button(key="whatif_plain_switch").click().run())
    ran(app.slider(key="lever_gdp_long_run").set_value(8.0).run())
    drawn = moved(opened(), 8.0)
    assert first_card(app) == first_card(drawn)
    ran(app.number_input(key="lever_exact_gdp_long_run").set_value(99.0).run())
    assert "未予采用" in app.warning[0].value
    assert app.number_input(key="lever_exact_gdp_long_run").value == 8.0
    ran(app.button(key="lever_reset_gdp_long_run").click().run())
    assert first_card(app) == "约 260 亿元"


def test_a_card_leads_to_its_course_and_to_its_formula() -> None:
    app = done(opened(), CARDS, "look", "beds_to_add")
    assert (part(app, LOOK)["out"], part(app, LOOK)["year"]) == ("beds_to_add", "2035")
    done(app, CARDS, "formula", "gdp")
    assert app.query_params["tool"] in ("formula", ["formula"])
    assert any("2023年地区生产总值（实际）" in str(text.value) for text in app.markdown)


def test_outcome_and_year_are_chosen_over_the_chart() -> None:
    app = done(done(opened(), LOOK, "out", "population"), LOOK, "year", "2030")
    assert "2030年　常住人口" in answered(app)
    done(app, LOOK, "out", "nonsense")
    assert part(app, LOOK)["out"] == "population"


def test_assumptions_stand_in_a_group_of_their_own() -> None:
    app = done(opened(), LEVERS, "group", "assumptions")
    assert set(part(app, LEVERS)["shown"]) >= {"base_population", "fade_years"}
    assert "gdp_long_run" not in part(app, LEVERS)["shown"]
    assert "△ 假设不是文件中的数" in part(app, "whatif_code")["say"]["assumptions"]


def test_a_target_is_set_over_the_chart_dropped_with_nothing_and_refused_in_words() -> None:
    app = done(opened(), LOOK, "aim", 400)
    assert part(app, LOOK)["aim"] == 400.0
    done(app, LOOK, "aim", 1e300)
    assert app.warning
    assert part(app, LOOK)["aim"] == 400.0
    done(app, LOOK, "aim", None)
    assert part(app, LOOK)["aim"] is None and code_of(app) is None
