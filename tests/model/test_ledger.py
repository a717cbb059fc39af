"""The light of a task follows the published rule, and two reports on one are joined without a loss."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ledger import FIELDS, Fields, judge, merge

DAY = date(2026, 11, 30)
END = date(2026, 12, 31)
texts = st.sampled_from(["", "甲", "乙"])
statuses, days = st.sampled_from(["", "under_way", "done"]), st.sampled_from(["", "2026-12-31"])
reports = st.builds(Fields, status=statuses, unit=texts, note=texts, due=days)


@pytest.mark.parametrize(
    ("fields", "reported", "stated", "light", "reason"),
    [
        (None, None, END, "grey", "unreported"),
        (Fields(note="只有说明"), DAY, date(2024, 12, 31), "grey", "unreported"),
        (Fields("under_way"), DAY, None, "grey", "no_deadline"),
        (Fields("under_way"), DAY, date(2026, 11, 29), "red", "overdue"),
        (Fields("under_way"), DAY, DAY, "yellow", "due_soon"),
        (Fields("under_way"), DAY, date(2026, 12, 30), "yellow", "due_soon"),
        (Fields("under_way"), DAY, END, "green", "on_time"),
        (Fields("not_begun"), DAY, END, "yellow", "not_begun_late"),
        (Fields("not_begun"), DAY, date(2027, 6, 30), "green", "on_time"),
        (Fields("under_way"), DAY - timedelta(32), date(2027, 6, 30), "yellow", "stale"),
        (Fields("under_way"), DAY - timedelta(31), date(2027, 6, 30), "green", "on_time"),
        (Fields("under_way", due="2027-06-30"), DAY, date(2024, 12, 31), "green", "on_time"),
        (Fields("done"), DAY, date(2024, 12, 31), "green", "done"),
        (Fields("closed"), DAY, date(2024, 12, 31), "closed", "closed"),
    ],
)
def test_a_light_follows_the_published_rule(
    fields: Fields | None, reported: date | None, stated: date | None, light: str, reason: str
) -> None:
    judgement = judge(fields, reported, stated, DAY)
    assert (judgement.light, judgement.reason) == (light, reason)


def test_days_are_counted_to_the_deadline_and_past_it() -> None:
    assert judge(Fields("under_way"), DAY, date(2026, 11, 20), DAY).days == -10
    assert judge(None, None, END, DAY).days == 31


@given(reports, reports, reports)
def test_a_merge_keeps_both_changes_or_names_the_clash(base: Fields, mine: Fields, theirs: Fields) -> None:
    merged = merge(base, mine, theirs)
    for name in FIELDS:
        was, own, other, now = (getattr(each, name) for each in (base, mine, theirs, merged.fields))
        if name in merged.clashes:
            assert own != was and other != was and own != other and now == other
        else:
            assert now == (own if own != was else other)


@given(reports, reports)
def test_nobody_else_there_is_nothing_to_merge(base: Fields, mine: Fields) -> None:
    assert merge(base, mine, base).fields == mine
