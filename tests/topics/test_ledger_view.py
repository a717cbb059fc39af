"""任务台账 without a server: overdue first, by filter, unit and month; nothing is judged that nobody reported."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look
from components.topics.contract import Content
from components.topics.ledger import lines, sheet
from components.topics.ledger.book import month_after
from components.topics.ledger.facts import load_facts
from components.topics.ledger.state import DOCUMENTS, VIEWS, State
from components.topics.ledger.view import VIEW
from data.tables import load_table
from model.ledger import LIGHTS, STATUSES
from model.scenario import BASELINE
from tests.topics.ledger_book import book, entry

REPORTED = book(
    entry("task_01", status="under_way", unit="建设处"),
    entry("task_09", status="under_way", unit="社会处", due="2026-10-31"),
    entry("task_10", status="under_way", unit="建设处", due="2026-12-20"),
    entry("task_42", status="done"),
    entry("task_04", status="closed"),
    entry("m_opinion_7_1", status="under_way", due="2027-12-31"),
    entry("m_opinion_5_2", status="under_way", note="=1+1"),
    entry("u_00000001", title="编制详规", section="自定", status="not_begun"),
)


def content(state: State, language: str = "zh") -> Content:
    return VIEW.content(state, BASELINE, Look(language))


def idents(state: State) -> list[str]:
    return [line.task.ident for line in lines.selected(load_facts(), state)]


def test_the_ledger_has_every_task_and_measure_of_the_documents_once_and_no_principle() -> None:
    facts = load_facts()
    measures = load_table("measures").set_index("measure_id")["category"]
    expected = [*load_table("tasks")["task_id"], *measures.index[measures != "requirement"]]
    assert sorted(facts.by_id) == sorted(expected) and len(facts.tasks) == 44 + 11 + 31


def test_every_named_unit_belongs_to_a_task_of_the_ledger() -> None:
    units = load_table("task_units")
    assert set(units["task_id"]) <= set(load_facts().by_id)
    assert all(line.task.stated_unit == "" for line in lines.lines(load_facts(), book()) if len(line.task.rows) == 1)


def test_overdue_tasks_come_first_then_those_in_danger_then_unreported_ones_past_their_deadline() -> None:
    order = idents(State(book=REPORTED))
    assert order[:3] == ["task_01", "task_09", "task_10"]
    assert order[3] == "task_02" and order[-1] == "task_04"
    answer = content(State(book=REPORTED)).answer
    assert "红 2 项，首要为“强化基础设施投资”（逾期 699 天，责任单位：建设处）" in answer
    assert "红项的责任单位：建设处 1 项、社会处 1 项" in answer and "79 项尚未填报，其中 50 项的时限已过" in answer


def test_nothing_is_judged_that_nobody_has_reported() -> None:
    for read in (book(), State().book):
        judged = {line.judgement.light for line in lines.lines(load_facts(), read)}
        assert judged == {"grey"}
    assert "86 项尚未填报" in content(State()).answer and "未读取填报内容" in content(State()).sentences[0].text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"documents": ("own",)}, ["u_00000001"]),
        ({"section": "own"}, ["u_00000001"]),
        ({"unit": "建设处"}, ["task_01", "task_10"]),
        ({"unit": "济南先行投资集团"}, ["m_plan_2_2_11"]),
        ({"statuses": ("done", "closed")}, ["task_42", "task_04"]),
        ({"lights": ("red", "closed")}, ["task_01", "task_09", "task_04"]),
        ({"search": "租赁住房 1.5万套"}, ["task_42"]),
        ({"search": "建设处 穿黄"}, ["task_01"]),
        ({"search": "没有这样的任务"}, []),
    ],
)
def test_filters_leave_what_they_name(change: dict[str, object], expected: list[str]) -> None:
    assert idents(replace(State(book=REPORTED), **change)) == expected


def test_a_page_holds_a_hundred_tasks_and_the_last_page_stands_in_for_those_beyond() -> None:
    every = lines.selected(load_facts(), State(book=book(*(entry(f"u_{n:08x}", title=f"{n}") for n in range(150)))))
    assert len(every) == 236 and lines.pages(len(every)) == 3
    assert [len(lines.on_page(every, page)) for page in (1, 2, 3, 9)] == [100, 100, 36, 36]


def test_units_with_red_tasks_lead_and_the_unstated_ones_come_last() -> None:
    units = list(lines.by_unit(lines.selected(load_facts(), State(book=REPORTED))))
    assert units[:2] == ["建设处", "社会处"] and units[-1] == "-"


def test_a_month_lists_what_was_reported_and_what_only_the_calendar_changed() -> None:
    opening = (
        entry("task_01", 1, month=10, status="not_begun", due="2026-12-31"),
        entry("task_09", 1, month=10, status="under_way", due="2026-11-15"),
        entry("task_42", 1, month=10, status="done"),
    )
    now = (entry("task_01", 2, status="closed", note="已通车", due="2026-12-31"), *opening[1:])
    state = State(view="month", book=book(*now, opening=opening, month="2026-11"))
    said = content(state)
    table = next(table.frame for table in said.tables if table.ident == "month")
    assert said.answer == "2026年11月：1 项有新填报；◆ 黄转▲ 红 1 项、◆ 黄转■ 销号 1 项。"
    assert table.values.tolist() == [
        ["提升卫健服务能力", "未写明", "◆ 黄", "▲ 红", "推进中", "", "", ""],
        ["强化基础设施投资", "未写明", "◆ 黄", "■ 销号", "未开始 → 已销号", "已通车", "甲", "2026-11-20 12:00"],
    ]


def test_the_next_month_follows_december() -> None:
    assert (month_after("2026-11"), month_after("2026-12")) == ("2026-12", "2027-01")


def test_the_card_says_what_the_documents_ask_and_who_reported_what() -> None:
    state = State(
        task="task_09", book=replace(REPORTED, history=(entry("task_09", status="under_way", note="已开诊"),))
    )
    text = "\n".join(sentence.text for sentence in content(state).sentences)
    assert "提升卫健服务能力　▲ 红　逾期 30 天" in text and "基层诊疗量占比65%以上" in text
    assert "2026-11-20 12:00　甲　推进中　已开诊" in text and "时限：2026-10-31（填报）" in text


@given(
    st.builds(
        State,
        view=st.sampled_from(VIEWS),
        task=st.sampled_from(["", "task_07", "m_opinion_9_2", "u_0123abcd"]),
        search=st.sampled_from(["", "黄河 隧道"]),
        documents=st.lists(st.sampled_from(DOCUMENTS), unique=True).map(tuple),
        section=st.sampled_from(["", "own", "h_opinion_5"]),
        unit=st.sampled_from(["", "-", "建设处"]),
        statuses=st.lists(st.sampled_from(("-", *STATUSES)), unique=True).map(tuple),
        lights=st.lists(st.sampled_from(LIGHTS), unique=True).map(tuple),
        month=st.sampled_from(["", "2026-10"]),
        page=st.integers(1, 9999),
    )
)
def test_an_address_brings_every_state_back(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize("key", ["view", "el", "doc", "sec", "status", "light", "month", "page"])
def test_unknown_values_of_an_address_are_refused(key: str) -> None:
    state, refusals = VIEW.parse({key: "../x"})
    assert state == State() and [refusal.key for refusal in refusals] == [key]


def test_a_sheet_goes_out_with_the_version_of_every_report() -> None:
    frame = sheet.fill_in(load_facts(), State(book=REPORTED, lights=("red",)))
    assert frame.iloc[0].tolist()[:2] == ["task_01", 1] and list(frame.columns)[8:12] == [
        "状态", "责任单位", "节点时限", "进展与佐证",
    ]  # fmt: skip
