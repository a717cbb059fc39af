"""Checks of what is said twice: restated values, rates and shares, lists, states and dates. Planted and clean cases."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from data.catalog import indicators
from data.checks_figures import figure_detections
from data.checks_groups import Groups, Key
from data.checks_lists import list_detections
from data.checks_rates import Rate, Relations, Share, rate_detections, relations
from data.checks_rows import Detection, Statement
from data.checks_states import state_detections
from data.errors import DataContractError
from data.tables import load_table

BY_ID = {indicator.id: indicator for indicator in indicators()}
Rows = list[dict[str, Any]]


def stated(indicator_id: str, printed: str, unit: str, **changes: Any) -> Statement:
    """A statement of 2023 in the annex under the direct scope."""
    cells = {"scope": "direct", "year": 2023, "measure": "level", "kind": "actual", "text": "", "exact": True,
             "source_id": "plan-2024", "locator": "附件/一", "quote": "原文"} | changes  # fmt: skip
    return Statement(indicator=BY_ID[indicator_id], printed=printed, unit=unit, **cells)


def grouped(*statements: Statement) -> Groups:
    groups: Groups = {}
    for one in statements:
        groups.setdefault(Key(one.indicator.id, one.scope, one.year or 0, one.kind), []).append(one)
    return groups


def of_rates(groups: Groups, *rates: Rate, shares: tuple[Share, ...] = ()) -> dict[str, Detection]:
    return {found.id: found for found in rate_detections(groups, Relations(rates=rates, shares=shares))}


DEATHS = Rate(rate="work_safety_death_rate", base="gdp", per="亿元")


def test_a_text_that_restates_an_annex_value_otherwise_is_caught() -> None:
    restated = stated("gdp", "113.5", "亿元", locator="一/（一）")
    (found,) = figure_detections(grouped(stated("gdp", "113.2", "亿元"), restated))
    assert (found.id, found.mismatch) == ("text_vs_table.gdp.2023", "proven")
    again = stated("gdp", "113", "亿元", locator="一/（一）")
    assert not list(figure_detections(grouped(stated("gdp", "113.2", "亿元"), again)))


def test_two_places_of_the_text_are_told_apart_from_text_and_annex() -> None:
    first = stated("nursery_places_per_1000", "4.75", "个", locator="三/（一）/3/三是")
    (found,) = figure_detections(grouped(first, stated("nursery_places_per_1000", "4.57", "个", locator="三/（五）/5")))
    assert found.check == "text_vs_text"


def test_a_rate_that_gives_no_whole_number_of_people_is_caught() -> None:
    found = of_rates(grouped(stated("work_safety_death_rate", "0.0089", "人"), stated("gdp", "113.2", "亿元")), DEATHS)
    assert "其中没有整数" in found["rate_vs_level.work_safety_death_rate.2023"].arithmetic
    assert not of_rates(
        grouped(stated("work_safety_death_rate", "0.0088", "人"), stated("gdp", "113.2", "亿元")), DEATHS
    )
    assert not of_rates(grouped(stated("work_safety_death_rate", "0", "人"), stated("gdp", "69.3", "亿元")), DEATHS)


@pytest.mark.parametrize(("insured", "alarm"), [("11.32", False), ("11.9", True)])
def test_a_rate_times_its_base_is_held_to_the_level(insured: str, alarm: bool) -> None:
    rate = Rate(rate="work_safety_death_rate", base="gdp", per="亿元", level="pension_insured")
    levels = [stated("work_safety_death_rate", "1000", "人"), stated("gdp", "113.2", "亿元")]
    found = of_rates(grouped(*levels, stated("pension_insured", insured, "万人")), rate)
    assert bool(found) == alarm


def test_a_rate_is_not_multiplied_by_a_base_of_another_scope_year_or_kind() -> None:
    rate = stated("work_safety_death_rate", "0.0089", "人")
    for other in ({"scope": "area"}, {"year": 2022}, {"kind": "plan"}):
        assert not of_rates(grouped(rate, stated("gdp", "113.2", "亿元", **other)), DEATHS)


@pytest.mark.parametrize(("percentage", "alarm"), [("70.7", False), ("70", False), ("71.7", True)])
def test_a_percentage_is_held_to_its_own_numerator_and_denominator(percentage: str, alarm: bool) -> None:
    parts = [stated("gdp", "80", "亿元"), stated("budget_revenue", "113.2", "亿元")]
    share = Share(share="primary_care_visit_share", part="gdp", whole="budget_revenue")
    groups = grouped(*parts, stated("primary_care_visit_share", percentage, "%", measure="share_pct"))
    found = of_rates(groups, shares=(share,))
    assert bool(found) == alarm
    if alarm:
        assert found["share_vs_parts.primary_care_visit_share.2023"].size == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("quote", "alarm"),
    [("民间投资占比提高11.2％", True), ("民间投资占比提高11.2个百分点", False), ("占比达到52%", False),
     ("固定资产投资增长48.5%", False)],
)  # fmt: skip
def test_a_share_that_rises_by_per_cent_is_asked_about(quote: str, alarm: bool) -> None:
    assert bool(of_rates(grouped(stated("private_investment_share_rise", "11.2", "%", quote=quote)))) == alarm


def test_the_declared_relations_name_indicators_and_a_malformed_file_is_refused(tmp_path: Path) -> None:
    declared = relations()
    names = {n for r in declared.rates for n in (r.rate, r.base, r.level) if n}
    assert names | {n for s in declared.shares for n in (s.share, s.part, s.whole)} <= set(BY_ID)
    (tmp_path / "relations.yaml").write_text("rates: [{rate: gdp}]\n", encoding="utf-8")
    with pytest.raises(DataContractError):
        relations(tmp_path)


def listing(list_id: str, number: int | None, items: str, *, open_list: bool = False, subject: str = "组团") -> Rows:
    return [{"list_id": list_id, "subject": subject, "subject_en": "Groups",
             "stated": pd.NA if number is None else number, "items": items, "open_list": open_list,
             "scope": "area", "grade": "official", "source_id": "opinion-2021",
             "locator": f"四/{list_id}", "quote": "原文"}]  # fmt: skip


def of_lists(*rows: Rows) -> dict[str, Detection]:
    return {found.id: found for found in list_detections(lambda _: [row for part in rows for row in part])}


def test_a_number_beside_a_list_of_another_length_is_caught() -> None:
    found = of_lists(listing("a", 4, "甲;乙;丙"))
    assert (found["count_vs_names.a"].size, found["count_vs_names.a"].mismatch) == (1, "proven")
    assert not of_lists(listing("a", 3, "甲;乙;丙"))


def test_a_list_that_goes_on_may_be_shorter_than_its_number_and_never_longer() -> None:
    assert not of_lists(listing("a", 16, "甲;乙;丙", open_list=True))
    assert "count_vs_names.a" in of_lists(listing("a", 2, "甲;乙;丙", open_list=True))


@pytest.mark.parametrize(
    ("quote", "number", "alarm"),
    [("甲、乙、丙等七大产业", 7, True), ("甲、乙、丙等三大产业", 3, False), ("甲、乙、丙等16个规划", 16, False)],
)
def test_a_number_in_a_name_with_fewer_names_is_a_gap_even_where_the_list_goes_on(
    quote: str, number: int, alarm: bool
) -> None:
    row = listing("a", number, "甲;乙;丙", open_list=True)[0] | {"quote": quote}
    detected = of_lists([row])
    assert bool(detected) == alarm
    if alarm:
        detection = detected["count_vs_names.a"]
        assert (detection.size, detection.gap, detection.mismatch) == (4, True, "open")


def test_a_number_without_a_list_is_held_to_the_list_of_another_clause() -> None:
    assert not of_lists(listing("a", 3, ""), listing("b", None, "甲;乙;丙"))
    assert "count_vs_names.a" in of_lists(listing("a", 4, ""), listing("b", None, "甲;乙;丙"))
    assert not of_lists(listing("a", 4, ""), listing("b", None, "甲;乙;丙", subject="片区"))


def test_two_lists_of_one_subject_are_compared_name_by_name() -> None:
    found = of_lists(listing("a", None, "崔寨组团;孙耿组团"), listing("b", None, "孙耿组团;大桥组团"))
    assert found["list_vs_list.a.b"].arithmetic == "只见于四/a：崔寨组团；只见于四/b：大桥组团"
    assert not of_lists(listing("a", None, "崔寨组团;孙耿组团"), listing("b", None, "孙耿组团;崔寨组团"))
    assert not of_lists(listing("a", None, "崔寨组团;孙耿组团"), listing("b", None, "孙耿组团", open_list=True))
    assert not of_lists(listing("a", None, "崔寨高新组团"), listing("b", None, "崔寨高组团")), "a spelling, not a name"


def mention(verb: str, **cells: Any) -> dict[str, Any]:
    return {"facility_id": "f_works", "year": 2024, "basis": "plan", "status": "unstated", "status_text": verb,
            "verb": verb, "grade": "official", "source_id": "plan-2024", "locator": "三",
            "quote": verb} | cells  # fmt: skip


def dated(action: str, **cells: Any) -> dict[str, Any]:
    return {"mention_id": "m", "subject": "方案", "subject_en": "Scheme", "basis": "plan",
            "action": action, "year": 2024, "date": "", "scope": "direct", "grade": "official",
            "source_id": "plan-2024", "locator": "三",
            "quote": action} | cells  # fmt: skip


def crossing(attribute: str, value: int, as_of: str) -> dict[str, Any]:
    return {"crossing_id": "x_one", "attribute": attribute, "value": value, "text": f"{value}年", "as_of": as_of,
            "grade": "reported", "source_id": "press", "locator": "", "quote": ""}  # fmt: skip


def of_states(mentions: Rows = (), dates: Rows = (), facts: Rows = ()) -> dict[str, Detection]:  # type: ignore[assignment]
    verbs = load_table("state_verbs").to_dict("records")
    tables = {"facility_mentions": mentions, "dated_mentions": dates, "crossing_facts": facts, "state_verbs": verbs}
    registered: Any = {"plan-2024": SimpleNamespace(date="2024-05-08"), "press": SimpleNamespace(date="2024-11-23")}
    return {found.id: found for found in state_detections(lambda name: list(tables[name]), registered)}


def test_one_work_under_two_verbs_of_one_document_is_caught() -> None:
    assert "state_vs_state.f_works.2024" in of_states([mention("开工"), mention("加快实施")])
    assert not of_states([mention("加快实施"), mention("加速推进")])
    assert not of_states([mention("开工"), mention("加快实施", year=2025)])
    assert not of_states([mention("开工"), mention("加快实施", source_id="opinion-2021")])


def test_a_state_claimed_as_done_and_as_planned_is_caught() -> None:
    done = mention("建设完成", basis="fact", status="completed", year=2023)
    assert "state_vs_state.f_works" in of_states([done, mention("开工")])
    assert not of_states([done, mention("优化升级")])
    assert not of_states([mention("签约", basis="fact", status="signed", year=2023), mention("开工")])


def test_a_document_made_and_to_be_made_again_is_caught() -> None:
    made = dated("编制", basis="fact", year=2023, mention_id="made")
    assert "state_vs_state.made" in of_states(dates=[made, dated("制定实施")])
    assert not of_states(dates=[made, dated("实施")])
    assert not of_states(dates=[made, dated("制定", subject="另一方案")])


def test_two_documents_on_one_subject_under_two_names_are_caught() -> None:
    scheme = dated("开展编制", subject="数字建设行动方案", mention_id="one")
    plan = dated("编制", subject="起步区数字建设三年行动计划", mention_id="two")
    detection = of_states(dates=[scheme, plan])["name_vs_name.one.two"]
    assert [figure.stated for figure in detection.figures] == ["数字建设行动方案", "起步区数字建设三年行动计划"]
    assert detection.mismatch == "open"
    assert not of_states(dates=[scheme, dated("编制", subject="起步区数字建设行动方案")]), "the area before its name"
    assert not of_states(dates=[scheme, dated("编制", subject="起步区产业发展三年行动计划")])
    assert not of_states(dates=[scheme, {**plan, "source_id": "opinion-2021"}])
    assert not of_states(dates=[scheme, dated("实施", subject="起步区数字建设三年行动计划")])


def test_a_plan_for_a_day_before_its_own_date_is_caught() -> None:
    issue = dated("印发", basis="fact", date="2024-05-08", mention_id="issue", quote="2024年5月8日")
    found = of_states(dates=[issue, dated("迎接", date="2024-04-25")])
    assert [figure.stated for figure in found["date_vs_event.m"].figures] == ["2024-04-25", "2024-05-08"]
    assert found["date_vs_event.m"].figures[1].quote == "2024年5月8日"
    assert not of_states(dates=[issue, dated("策划", date="2024-06-18")])
    assert not of_states(dates=[issue, dated("批复", basis="fact", date="2021-04-25")])


def test_a_page_dated_before_what_it_reports_is_caught() -> None:
    assert "date_vs_event.open.x_one" in of_states(facts=[crossing("open", 2024, "2024-12-01")])
    assert not of_states(facts=[crossing("open", 2024, "2024-11-23")])
    assert not of_states(facts=[crossing("open", 2024, "2024")])


def test_an_opening_before_every_start_is_caught() -> None:
    early = [crossing("start", 2022, "2022"), crossing("open", 2021, "2021")]
    assert "date_vs_event.begun.x_one" in of_states(facts=early)
    assert not of_states(facts=[*early, crossing("start", 2020, "2020")])
