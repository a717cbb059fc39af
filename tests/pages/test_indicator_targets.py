"""Own targets on the indicators page as a viewer sets, shares and drops them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from components.words.text import plain_in_markdown
from tests.pages.opening import open_page, words_of

opened = partial(open_page, "pages/indicators/indicators.py")


def ladder_rows_of(app: AppTest) -> pd.DataFrame:
    """Marks of the open indicator's ladder as they are sent."""
    return pa.ipc.open_stream(app.get("vega_lite_chart")[1].proto.data.data).read_all().to_pandas()


def test_a_deep_link_with_own_targets_shows_them_with_what_they_ask() -> None:
    app = opened(ind="gdp", t2030="200", t2035="300")
    said = words_of(app)
    assert "✚ 自定2030年 200 亿元" in said
    assert "须每年 +8.5%；计划（2024年）+11%（均由文件所列绝对量或占比推算）" in said
    assert "✚ 自定2035年 300 亿元" in said
    assert "由绝对量推算的速度仅供参考" in said, "printed growth and levels of this indicator disagree"
    assert not app.warning
    rows = ladder_rows_of(app)
    assert sorted(rows.query("layer == 'point' and kind == 'user'")["y"]) == [200.0, 300.0]


def test_without_own_targets_the_ladder_has_none_and_says_that_the_documents_have_none() -> None:
    app = opened(ind="gdp")
    assert "user" not in set(ladder_rows_of(app)["kind"])
    assert "两份文件没有给出2025、2030、2035目标，可自行设定。" in words_of(app)


@pytest.mark.parametrize(
    ("indicator", "value", "reason"),
    [
        ("gdp", "nan", "须是一个数"),
        ("gdp", "1e309", "须是一个数"),
        ("gdp", "很多", "须是一个数"),
        ("hospital_beds_per_1000", "-5", "不能低于0"),
        ("urbanisation_rate", "120", "须在0到100之间"),
    ],
)
def test_a_bad_target_in_the_address_becomes_a_sentence_and_nothing_is_lost(
    indicator: str, value: str, reason: str
) -> None:
    app = opened(ind=indicator, t2030=value, t2035="60")
    (warning,) = app.warning
    assert plain_in_markdown(f"链接中的“t2030={value}”未予采用") in warning.value
    assert reason in warning.value
    assert "t2030" not in app.query_params
    assert "✚ 自定2035年 60" in words_of(app)
    assert app.subheader


def test_a_target_typed_out_of_bounds_is_explained_beside_it_and_the_last_one_stays() -> None:
    app = opened(ind="hospital_beds_per_1000", t2030="4")
    app.number_input[0].set_value(-5.0).run()
    assert any("不能低于0" in w.value for w in app.warning)
    assert "✚ 自定2030年 4 张" in words_of(app)


def test_a_target_is_set_by_number_or_slider_kept_in_the_address_and_reset() -> None:
    app = opened(ind="gdp")
    app.number_input[0].set_value(210.0).run()
    assert app.query_params["t2030"] in ("210", ["210"])
    app.slider[0].set_value(250.0).run()
    assert app.query_params["t2030"] in ("250", ["250"])
    assert app.number_input[0].value == 250.0
    app.get_by_key("target_reset").click().run()
    assert "t2030" not in app.query_params
    assert "user" not in set(ladder_rows_of(app)["kind"])


def test_another_indicator_has_targets_of_its_own_and_the_first_keeps_its() -> None:
    app = opened(ind="gdp", t2030="200")
    app.get_by_key("step_PageDown").click().run()
    assert "t2030" not in app.query_params
    assert app.subheader[0].value == "规模以上工业增加值增长率"
    app.get_by_key("step_PageUp").click().run()
    assert app.query_params["t2030"] in ("200", ["200"])
    assert "✚ 自定2030年 200 亿元" in words_of(app)


def test_a_target_without_an_indicator_or_for_one_in_words_is_refused_in_a_sentence() -> None:
    assert "没有写明指标" in opened(t2030="200").warning[0].value
    app = opened(ind="energy_intensity", t2030="200")
    assert "只有文字" in app.warning[0].value
    assert not app.number_input
