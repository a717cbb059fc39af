"""Minutes across the river as outcomes of the what-if pages: the same figures as on 跨河通道, whatever levers do."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.base.result_store import ResultStore
from components.topics.reach import outcomes, service
from components.topics.reach.between import Pair, between
from components.topics.reach.outcomes import outcome_of
from components.ui.reach import model
from components.ui.whatif.top import PART
from data.reach import read_reach
from model.reach.outcomes import REACH_OUTCOMES
from model.scenario import BASELINE, with_crossing, with_lever, with_slip
from model.trajectory import YEARS
from tests.pages.opening import code, words_of
from tests.pages.targets_app import captions, cards, done, moved, opened

MEAN, NEAR = "reach_old_city_mean", "reach_old_city_30"
STRIP = f"gdp,{MEAN},{NEAR}"
CLOSED = with_crossing(with_crossing(BASELINE, "x_jianbang", closed=True), "x_jiluo", closed=True)


def card(app: AppTest, ident: str) -> dict[str, Any]:
    return next(found for found in cards(app) if found["id"] == ident)


def test_every_destination_of_an_outcome_is_one_of_the_reach_model() -> None:
    declared = {goal.id for goal in read_reach().destinations}
    assert {outcome.destination for outcome in REACH_OUTCOMES.values()} <= declared


@pytest.mark.parametrize("ident", REACH_OUTCOMES)
@pytest.mark.parametrize("year", [2025, 2035])
def test_an_outcome_has_the_figures_of_the_crossings_page(ident: str, year: int) -> None:
    about = REACH_OUTCOMES[ident]
    answer = between(Pair(BASELINE, CLOSED, year, about.destination)).answer
    before, after = (outcome_of(one, ident).at(year) for one in (BASELINE, CLOSED))
    if about.within:
        assert (before, after) == pytest.approx((100 * answer.within_before[1], 100 * answer.within_after[1]))
    else:
        assert (before, after) == pytest.approx((answer.whole_before.minutes, answer.whole_after.minutes))


def test_shutting_never_shortens_and_levers_move_nothing() -> None:
    base, shut = outcome_of(BASELINE, MEAN), outcome_of(CLOSED, MEAN)
    assert len(base.values) == len(YEARS)
    assert all(b is not None and s is not None and s >= b for b, s in zip(base.values, shut.values, strict=True))
    assert outcome_of(with_lever(CLOSED, "gdp_long_run", 9.0, default=6.0), MEAN) is shut


def test_a_late_opening_moves_only_the_years_until_it_opens() -> None:
    late = outcome_of(with_slip(BASELINE, "x_huanggang", 2), MEAN).values
    base = outcome_of(BASELINE, MEAN).values
    opens, late_by = 2026 - YEARS[0], 2028 - YEARS[0]
    assert late[:opens] == base[:opens] and late[late_by:] == base[late_by:]
    assert all((a or 0) >= (b or 0) for a, b in zip(late, base, strict=True))


def test_the_strip_shows_a_reach_outcome_and_what_a_closure_does_to_it() -> None:
    app = opened(strip=STRIP, s=code(CLOSED), year="2025")
    answer = between(Pair(BASELINE, CLOSED, 2025, "old_city")).answer
    mean, near = card(app, MEAN), card(app, NEAR)
    assert mean["title"] == "全域到老城平均分钟　2025年"
    assert mean["value"] == f"{answer.whole_after.minutes:.1f} 分钟"
    change = round(round(answer.whole_after.minutes, 1) - round(answer.whole_before.minutes, 1), 1)
    assert mean["change"] == f"比基准 +{change} 分钟"
    assert mean["tone"] == near["tone"] == "bad"
    assert near["change"].startswith("比基准 −") and near["change"].endswith("个百分点")
    assert mean["foot"] == "全域（798平方公里） · △ 假设"


def test_a_click_opens_the_method_and_the_way_to_the_map_in_place_of_a_formula() -> None:
    app = done(opened(strip=STRIP, s=code(CLOSED), year="2025"), PART, "formula", MEAN)
    assert "方法：250 米网格" in captions(app) and "误差：" in captions(app)
    assert "全域到老城平均分钟　2025年" in words_of(app)
    assert list(app.table[0].value.index) == ["2025年", "2030年", "2035年"]
    (link,) = [e.proto for e in app.get("page_link") if "view=reach" in e.proto.query_string]
    assert "to=old_city" in link.query_string and "year=2025" in link.query_string
    assert "长期增速" in words_of(done(app, PART, "formula", "gdp"))


def test_a_lever_never_reckons_minutes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(strip=STRIP)
    before = card(app, MEAN)["value"]
    monkeypatch.setattr(outcomes, "open_in", lambda *given: pytest.fail("reckoned again"))
    assert card(moved(app, 9.0), MEAN)["value"] == before


def test_without_a_reach_outcome_the_model_of_reach_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "kit", lambda version: pytest.fail("built"))
    assert next(found["id"] for found in cards(opened(s=code(CLOSED)))) == "gdp"


def test_only_the_first_use_of_the_model_shows_that_it_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    class Sign:
        def __init__(self, words: str) -> None:
            shown.append(words)

        def __enter__(self) -> None: ...

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(model.st, "spinner", Sign)
    monkeypatch.setattr(service, "_kits", ResultStore(2))
    model.build_with_sign()
    model.build_with_sign()
    assert len(shown) == 1 and "首次使用" in shown[0]
