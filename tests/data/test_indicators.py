"""The catalogue of indicators and sources, and the errors it raises when it is broken."""

import re
import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from data.catalog import Indicator, Theme, categories, indicators, sources
from data.errors import DataContractError
from data.tables import DATA, load_table
from data.units import UNITS, convert

INDICATORS = indicators()
BY_ID = {indicator.id: indicator for indicator in INDICATORS}


@pytest.fixture
def broken_root(tmp_path: Path) -> Path:
    """A copy of the catalogues, to be broken by the test."""
    for name in ("indicators.yaml", "sources.yaml"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def replaced(path: Path, old: str, new: str) -> None:
    """Replace the one text `old` in a file; a test that plants nothing must not pass."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_the_six_annex_categories_carry_the_printed_names_in_the_printed_order() -> None:
    printed = list(dict.fromkeys(load_table("annex_2024")["category"]))
    assert [name.split("、")[1] for name in printed] == [c.title.zh for c in categories() if c.annex]


def test_every_annex_row_is_an_annex_indicator_of_its_category_and_unit() -> None:
    groups = {category.id: category.title.zh for category in categories()}
    declared = {(i.title.zh, groups[i.category]) for i in INDICATORS if i.annex}
    annex = load_table("annex_2024")
    assert declared == {(row["name"], row["category"].split("、")[1]) for _, row in annex.iterrows()}
    units = dict(zip(annex["name"], annex["unit"], strict=True))
    assert all(i.unit == units[i.title.zh] for i in INDICATORS if i.annex and units[i.title.zh])


def test_annex_indicators_stand_in_annex_categories_and_no_other_indicator_does() -> None:
    annex = {category.id for category in categories() if category.annex}
    assert [i.id for i in INDICATORS if i.annex != (i.category in annex)] == []


def test_titles_are_unique_within_a_scope_and_short_enough_for_a_card() -> None:
    names = [(i.title.zh, i.scope) for i in INDICATORS]
    assert len(names) == len(set(names))
    assert [name for name, _ in names if len(name) > 30] == []


def test_every_category_has_an_indicator() -> None:
    assert {category.id for category in categories()} == {i.category for i in INDICATORS}


def test_a_growth_rate_has_the_unit_percent_and_no_direction_of_a_stock() -> None:
    rates = [i for i in INDICATORS if i.measure in {"growth_pct", "share_pct", "change_pct"}]
    assert rates
    assert [i.id for i in rates if i.unit != "%"] == []
    assert [i.id for i in rates if i.measure == "growth_pct" and i.quantity != "rate"] == []


def test_an_indicator_without_figures_has_no_unit_and_one_with_figures_has() -> None:
    assert [i.id for i in INDICATORS if (i.measure == "text") != (i.unit == "")] == []


def test_every_theme_of_the_overview_has_indicators_with_an_actual_and_a_plan_or_goal() -> None:
    headlines = [i for i in INDICATORS if i.headline]
    assert {i.headline for i in headlines} == set(Theme.__args__)
    rows = load_table("observations").dropna(subset=["value"])
    for indicator in headlines:
        kinds = set(rows.loc[rows["indicator_id"] == indicator.id, "kind"])
        assert "actual" in kinds and kinds & {"plan", "goal"}, indicator.id


def test_a_shown_unit_differs_from_the_printed_one_exactly_by_the_scale() -> None:
    scaled = [i for i in INDICATORS if i.display.unit is not None]
    assert scaled
    for indicator in scaled:
        assert indicator.display.scale == pytest.approx(convert(1, indicator.unit, str(indicator.display.unit)))
    assert all(i.display.scale == 1 for i in INDICATORS if i.display.unit is None)


def test_yuan_never_become_dollars() -> None:
    with pytest.raises(ValueError, match="cannot become"):
        convert(1.3, "亿美元", "亿元")
    with pytest.raises(ValueError, match="unknown unit"):
        convert(1, "万亿元", "亿元")


def test_units_of_one_dimension_convert_both_ways() -> None:
    for name, unit in UNITS.items():
        for other, target in UNITS.items():
            if unit.dimension == target.dimension:
                assert convert(convert(2.5, name, other), other, name) == pytest.approx(2.5)
    assert convert(0.26, "万人", "人") == pytest.approx(2600)
    assert convert(15, "万亩", "平方公里") == pytest.approx(100)


def test_catalogue_values_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        INDICATORS[0].unit = "元"


def test_both_documents_are_official_and_all_else_is_reported_with_its_confidence() -> None:
    by_id = sources()
    assert {s.id for s in by_id.values() if s.grade == "official"} == {"opinion-2021", "plan-2024"}
    press = [s for s in by_id.values() if s.grade == "reported"]
    assert all(
        s.id.startswith(("press-", "standard-", "bulletin-", "census-", "encyclopedia-")) and s.confidence
        for s in press
    )
    assert all(s.url or "《" in s.title.zh or s.id.startswith("census-") for s in press)


def test_a_title_in_book_marks_is_the_page_s_own_and_a_description_is_never_printed_in_them() -> None:
    for source in sources().values():
        marked = source.printed_title.startswith("《") and source.printed_title.endswith("》")
        assert marked == (source.title_kind == "own"), source.id
        assert source.grade == "official" or source.printed_title == source.title.zh, source.id
    kinds = {source.title_kind for source in sources().values() if source.grade == "reported"}
    assert kinds == {"own", "described"}


def test_a_press_source_is_named_after_its_date() -> None:
    for source in sources().values():
        if source.id.startswith("press-"):
            assert source.id.endswith(source.date or "undated"), source.id


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataContractError) as caught:
        sources(tmp_path)
    assert caught.value.faults[0].file == "sources.yaml"
    assert caught.value.faults[0].row is None


def test_a_wrong_direction_names_the_entry_its_row_and_its_field(broken_root: Path) -> None:
    path = broken_root / "indicators.yaml"
    replaced(path, "direction: up", "direction: sideways")
    with pytest.raises(DataContractError) as caught:
        indicators(broken_root)
    (fault,) = caught.value.faults
    lines = path.read_text(encoding="utf-8").splitlines()
    assert fault.row is not None and lines[fault.row - 1].strip() == "direction: sideways"
    assert fault.what == "gdp：“direction”只能取：up、down、range、none，现为“sideways”"


def test_every_fault_of_a_catalogue_is_reported_at_once(broken_root: Path) -> None:
    path = broken_root / "indicators.yaml"
    replaced(path, "quantity: flow", "quantity: torrent")
    replaced(path, "- id: retail_sales_growth", "- id: gdp")
    replaced(path, "    limits: ", "    colour: red\n    limits: ")
    with pytest.raises(DataContractError) as caught:
        indicators(broken_root)
    said = " ".join(fault.what for fault in caught.value.faults)
    assert "gdp：“quantity”只能取" in said and "gdp：没有“colour”" in said
    assert len(caught.value.faults) >= 2


def test_a_doubled_id_is_a_fault(broken_root: Path) -> None:
    replaced(broken_root / "sources.yaml", "- id: plan-2024", "- id: opinion-2021")
    with pytest.raises(DataContractError, match="opinion-2021：编号（id）与第 9 行的重复"):
        sources(broken_root)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit: "亿元"', 'unit: "贝壳"', "没有登记计量单位“贝壳”"),
        ("category: innovation", "category: luck", "没有类别“luck”"),
    ],
)
def test_an_unknown_unit_or_category_is_a_fault(broken_root: Path, old: str, new: str, said: str) -> None:
    replaced(broken_root / "indicators.yaml", old, new)
    with pytest.raises(DataContractError, match=said):
        indicators(broken_root)


@pytest.mark.parametrize("content", ["- id: [", "just words", "categories: {}\nindicators: 3\n"])
def test_a_file_that_is_no_catalogue_raises_a_contract_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "indicators.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DataContractError):
        indicators(tmp_path)


def test_limits_and_definitions_are_sentences() -> None:
    def spoken(indicator: Indicator) -> bool:
        return indicator.definition.endswith("。") and indicator.limits.endswith("。")

    assert [i.id for i in INDICATORS if not spoken(i)] == []


def test_annex_and_headline_indicators_are_explained_in_english_too() -> None:
    def explained(indicator: Indicator) -> bool:
        texts = (indicator.definition_en, indicator.limits_en)
        return all(text.endswith(".") and not re.search("[一-鿿]", text) for text in texts)

    assert [i.id for i in INDICATORS if (i.annex or i.headline) and not explained(i)] == []
    assert [i.id for i in INDICATORS if bool(i.definition_en) != bool(i.limits_en)] == []


def test_figures_in_an_english_limit_stand_in_the_chinese_one() -> None:
    """Percentages alone: money and people are counted in other powers of ten."""
    percent = re.compile(r"\d+(?:\.\d+)?%")
    strange = {i.id: set(percent.findall(i.limits_en)) - set(percent.findall(i.limits)) for i in INDICATORS}
    assert {name: figures for name, figures in strange.items() if figures} == {}


def test_every_indicator_is_found_by_its_id() -> None:
    assert len(BY_ID) == len(INDICATORS)
