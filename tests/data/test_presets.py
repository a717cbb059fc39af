"""The preset scenarios: possible, reasoned, different from the baseline and from each other, true to their names."""

from pathlib import Path

import pytest

from data.errors import DataContractError
from data.presets import FOLDER, Preset, presets
from model.carrying import balance
from model.outcomes import evaluate
from model.scenario import Scenario
from tests.declared import BASELINE

PRESETS = {preset.id: preset for preset in presets(BASELINE)}
GOOD = "id: mine\norder: 1\ntitle: {zh: 我的, en: Mine}\nsummary: {zh: 摘要, en: Summary}\nlevers:\n"


def at_2035(preset_id: str, outcome: str) -> float:
    found = evaluate(BASELINE, PRESETS[preset_id].values).at(outcome, 2035)
    assert found is not None
    return found


def told(root: Path, content: str) -> str:
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / "mine.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DataContractError) as caught:
        presets(BASELINE, root)
    return " ".join(f"{fault.file} {fault.what}" for fault in caught.value.faults)


def test_the_four_presets_stand_in_the_order_of_the_menu() -> None:
    assert [preset.title.zh for preset in PRESETS.values()] == ["2024计划延续", "高质量优先", "生态优先", "压力情形"]


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.id)
def test_a_preset_moves_every_lever_it_names_and_lies_on_the_steps(preset: Preset) -> None:
    for moved in preset.levers:
        lever = BASELINE.lever(moved.id)
        steps = (moved.value - lever.low) / lever.step
        assert moved.value != lever.default, moved.id
        assert steps == pytest.approx(round(steps), abs=1e-6), moved.id


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.id)
def test_a_preset_is_a_scenario_of_its_own(preset: Preset) -> None:
    scenario = Scenario(levers=tuple(preset.values.items()), name=preset.title.zh)
    assert not scenario.is_baseline
    assert evaluate(BASELINE, dict(scenario.levers)) != evaluate(BASELINE, {})


def test_presets_do_what_their_names_say() -> None:
    base = evaluate(BASELINE, {})
    gdp = base.at("gdp", 2035)
    assert gdp is not None
    assert at_2035("plan_continued", "gdp") > gdp > at_2035("stress", "gdp")
    assert at_2035("quality_first", "rd_index") / at_2035("quality_first", "gdp") > 312 / gdp
    assert at_2035("ecology_first", "blue_green_share") > 70
    assert at_2035("ecology_first", "construction_land_share") < 30


def test_no_preset_overloads_the_land_and_none_invents_an_allotment_of_water() -> None:
    for preset in PRESETS.values():
        assert balance(BASELINE, preset.values).broken == ()
        assert "water_allotment" not in preset.values


def test_the_stress_asks_for_more_water_and_the_ecological_scenario_for_less() -> None:
    base = evaluate(BASELINE, {}).at("water_required", 2035)
    assert base is not None
    assert at_2035("ecology_first", "water_required") < base < at_2035("stress", "water_required")


def test_the_plan_continued_moves_no_lever_that_the_plan_itself_sets() -> None:
    assert all(name.endswith("_long_run") for name in PRESETS["plan_continued"].values)


def test_an_impossible_preset_is_told_with_file_and_lever(tmp_path: Path) -> None:
    lever = "  - {id: %s, value: %s, reason: {zh: 因为, en: Because}}\n"
    assert "没有“magic”" in told(tmp_path, GOOD + lever % ("magic", "1"))
    assert "须在0%至20%之间" in told(tmp_path, GOOD + lever % ("gdp_long_run", "99"))
    assert "写了两次" in told(tmp_path, GOOD + lever % ("gdp_long_run", "7") + lever % ("gdp_long_run", "8"))
    assert "levers" in told(tmp_path, GOOD.replace("levers:\n", "levers: []\n"))
    assert "mine.yaml" in told(tmp_path, "id: [")
    assert "value" in told(tmp_path, GOOD + lever % ("gdp_long_run", ".nan"))


def test_two_presets_of_one_id_are_told(tmp_path: Path) -> None:
    content = GOOD + "  - {id: gdp_long_run, value: 7, reason: {zh: 因为, en: Because}}\n"
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "other.yaml").write_text(content, encoding="utf-8")
    assert "mine：编号（id）重复" in told(tmp_path, content)
