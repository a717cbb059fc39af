"""The tables of the three steps: every dated goal has its evidence, clauses agree, plans stand in one part."""

from __future__ import annotations

from data.tables import load_table


def test_every_goal_with_a_year_says_what_would_decide_it() -> None:
    goals, reported = load_table("goals"), load_table("reported_goals")
    dated = {*goals[goals["horizon"] != "overall"]["goal_id"], *reported["goal_id"]}
    assert set(load_table("goal_evidence")["goal_id"]) == dated


def test_evidence_repeats_the_clause_of_its_goal() -> None:
    clauses = load_table("goals").set_index("goal_id")["quote"]
    for row in load_table("goal_evidence").itertuples():
        assert row.quote == clauses.get(row.goal_id, ""), row.goal_id


def test_what_is_asked_as_evidence_is_ours_and_never_a_documents() -> None:
    assert set(load_table("goal_evidence")["grade"]) == {"assumed"}


def test_goals_of_the_documents_and_of_the_press_are_kept_apart() -> None:
    assert not set(load_table("goals")["goal_id"]) & set(load_table("reported_goals")["goal_id"])
    assert set(load_table("reported_goals")["grade"]) == {"reported"}


def test_a_plan_stands_in_one_part_of_the_system() -> None:
    plans = load_table("plan_states")
    assert (plans.groupby("thing_id")["part"].nunique() == 1).all()
    assert len(plans[plans["part"] == "comprehensive"]["thing_id"].unique()) == 4


def test_what_no_source_speaks_of_has_no_other_statement() -> None:
    for ident, rows in load_table("plan_states").groupby("thing_id"):
        assert len(rows) == 1 or "silent" not in set(rows["state"]), ident


def test_statements_in_both_languages_state_the_same_figures() -> None:
    """Every year of the English stands in the Chinese; counts written as words in English are left out."""
    import re

    for table in ("goal_reports", "plan_states"):
        for row in load_table(table).itertuples():
            years = set(re.findall(r"\b20\d\d\b", row.text_en))
            assert years <= set(re.findall(r"20\d\d", f"{row.text}{row.note}")), row.text_en
