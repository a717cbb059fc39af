"""The answer of 以水四定: it names the model's figures and limits, and what it rests on."""

from __future__ import annotations

import pytest

from components.topics.balance.answer import LIMITS, RESTS_ON
from components.words.format import about
from model.carrying import balance, plausible_range
from model.formulas import FORMULAS
from model.outcomes import evaluate
from model.trajectory import position
from tests.pages.balance_app import (
    DECLARED,
    OPENING,
    answer,
    code,
    drawn_texts,
    moved,
    opened,
    part,
    texts,
    years,
)


def test_the_page_opens_with_the_answer_its_grade_its_scopes_and_what_it_rests_on() -> None:
    app = opened()
    assert app.title[0].value == "以水四定"
    assert answer(app) == OPENING == years(app)["answer"]
    assert "核定水量尚未填写，水可承载多少人不作推算" in texts(app)
    assert "✓ 城镇人口约 24 万人，用地可承载约 95 万人" in texts(app)
    rests = str(part(app, "balance_standing")["rests"])
    assert "人口和水为直管区口径，用地占比为全域口径" in rests and rests.startswith("△ 假设")
    for lever_id in RESTS_ON[:3]:
        assert DECLARED.lever(lever_id).title_zh in rests
    assert f"等 {len(RESTS_ON)} 项" in rests


def test_a_moved_figure_that_the_answer_rests_on_is_the_viewers_and_loses_its_range() -> None:
    assert "△ 2023年常住人口 23.6 万人（可能在16至51）" in texts(opened())
    assert "✚ 2023年常住人口 30 万人、" in texts(moved(opened(), "base_population", 30.0))


def test_what_water_carries_is_said_only_once_an_allotment_is_entered_and_as_the_viewers_own() -> None:
    assert "水可承载（自定）" not in texts(opened())
    ample, scarce = moved(opened(), "water_allotment", 12000.0), moved(opened(), "water_allotment", 9500.0)
    assert "✓ 核定水量 12,000 万立方米（自定）够用，余约 2,400 万立方米，水可承载约 82 万人" in texts(ample)
    assert "× 核定水量 9,500 万立方米（自定）缺约 96 万立方米" in texts(scarce)
    assert "没有水留给居民" in texts(moved(opened(), "water_allotment", 8000.0))
    assert answer(ample) == answer(scarce) == OPENING


def test_the_range_of_water_is_the_models() -> None:
    low, high = plausible_range(DECLARED, {}, "water_required", 2035)
    assert f"按假设幅度，须核定{about(low, '万立方米')}至{about(high, '万立方米')}" in texts(opened())


@pytest.mark.parametrize("values", [{}, {"gdp_long_run": 9.0}, {"sown_area": 40.0, "population_growth": 6.0}])
@pytest.mark.parametrize("year", [2025, 2030, 2035])
def test_the_answer_names_the_models_people_output_and_water(values: dict[str, float], year: int) -> None:
    app = opened(year=str(year), **({"s": code(**values)} if values else {}))
    outcomes = evaluate(DECLARED, values)
    assert answer(app).startswith(f"到{year}年")
    for outcome_id in ("population", "gdp", "water_needed", "water_required"):
        assert about(outcomes.at(outcome_id, year), FORMULAS[outcome_id].unit) in answer(app)


@pytest.mark.parametrize("values", [{"water_allotment": 30000.0}, {"water_allotment": 9000.0}])
def test_the_limit_that_binds_is_the_models(values: dict[str, float]) -> None:
    drawn = drawn_texts(opened(s=code(**values)))
    limit = balance(DECLARED, values).limit[position(2035)]
    assert limit is not None
    assert drawn[drawn.index("约束") - 1].startswith({"land": "用地", "water": "水"}[limit])


def test_without_an_allotment_no_limit_is_said_to_bind() -> None:
    assert "约束" not in drawn_texts(opened())


def test_a_broken_limit_is_said_with_its_first_year() -> None:
    values = {"population_growth": 15.0, "water_allotment": 12000.0}
    first = {item.limit: item.first_year for item in balance(DECLARED, values).broken}
    assert f"{first['water']}年起超出{LIMITS['water']}的承载" in texts(opened(s=code(**values)))


def test_what_the_answer_rests_on_enters_the_models_answer_and_is_no_official_figure() -> None:
    def results(values: dict[str, float]) -> tuple[float | None, float | None]:
        outcomes = evaluate(DECLARED, values)
        return outcomes.at("water_required", 2035), outcomes.at("carried_by_land", 2035)

    for lever_id in RESTS_ON:
        lever = DECLARED.lever(lever_id)
        assert results({lever_id: lever.low}) != results({})
        assert lever.grade in {"assumed", "derived"}
