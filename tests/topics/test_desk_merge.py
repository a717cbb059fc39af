"""Rows of two editors brought together: laws that hold for any base and any two changes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.topics.desk.differences import difference
from components.topics.desk.merge import Record, merge

PATH = "data/state_verbs.csv"
"""A table whose rows are told apart by two columns; its rules play no part here."""
COLUMNS = ("verb", "basis", "status", "note")
IDENTS = st.tuples(st.sampled_from("甲乙丙丁戊"), st.sampled_from(("fact", "plan")))
TABLES = st.dictionaries(IDENTS, st.tuples(st.sampled_from("123"), st.sampled_from("xyz")), max_size=8)
Rows = tuple[Record, ...]


def rows(table: dict[tuple[str, str], tuple[str, str]]) -> Rows:
    return tuple(dict(zip(COLUMNS, (*key, *cells), strict=True)) for key, cells in table.items())


def by_key(records: Rows) -> dict[tuple[str, str], Record]:
    return {(record["verb"], record["basis"]): record for record in records}


@given(TABLES, TABLES)
def test_what_only_one_side_changed_is_as_that_side_has_it(base: dict, other: dict) -> None:  # type: ignore[type-arg]
    before, after = rows(base), rows(other)
    assert merge(PATH, before, after, before).records == after
    assert by_key(merge(PATH, before, before, after).records) == by_key(after)
    same = merge(PATH, before, after, after)
    assert by_key(same.records) == by_key(after) and same.clashes == ()


@given(TABLES, TABLES, TABLES)
def test_two_changes_give_the_same_rows_whoever_comes_first(base: dict, one: dict, other: dict) -> None:  # type: ignore[type-arg]
    before, mine, theirs = rows(base), rows(one), rows(other)
    first, second = merge(PATH, before, mine, theirs), merge(PATH, before, theirs, mine)
    assert {clash.key for clash in first.clashes} == {clash.key for clash in second.clashes}
    clashing = {clash.key for clash in first.clashes}
    joined, turned = by_key(first.records), by_key(second.records)
    assert {k: v for k, v in joined.items() if k not in clashing} == {
        k: v for k, v in turned.items() if k not in clashing
    }
    assert all(joined.get(key) == by_key(theirs).get(key) for key in clashing), "a clash leaves what is there"


@given(TABLES, TABLES)
def test_every_row_knows_where_the_editor_wrote_it(base: dict, other: dict) -> None:  # type: ignore[type-arg]
    mine = rows(other)
    joined = merge(PATH, rows(base), mine, rows(base))
    assert [mine[origin] for origin in joined.origins if origin is not None] == list(mine)


def test_two_columns_of_one_row_changed_by_two_people_are_both_there() -> None:
    before = rows({("甲", "fact"): ("1", "x")})
    mine, theirs = rows({("甲", "fact"): ("2", "x")}), rows({("甲", "fact"): ("1", "y")})
    assert merge(PATH, before, mine, theirs).records == rows({("甲", "fact"): ("2", "y")})


def test_a_figure_that_a_spreadsheet_writes_in_another_way_is_no_change() -> None:
    [row] = ({"indicator_id": "gdp", "scope": "direct", "year": "2022", "measure": "level", "kind": "actual"},)
    base, mine = ({**row, "value": "69.30", "unit": "亿元"},), ({**row, "value": "69.3", "unit": "亿元"},)
    assert merge("data/observations.csv", base, mine, base).records == base


def test_differences_name_new_changed_and_gone() -> None:
    text = "element_id,name,why_unknown,source_that_would_hold_it\n{}\n"
    before, after = (text.format(rest).encode() for rest in ("a,甲,x,y\nb,乙,x,y", "a,甲,z,y\nc,丙,x,y"))
    changes = difference("geo/unlocated.csv", before, after).changes
    assert [(change.kind, change.key) for change in changes] == [("changed", ("a",)), ("new", ("c",)), ("gone", ("b",))]
    assert [(cell.column, cell.before, cell.after) for cell in changes[0].cells] == [("why_unknown", "x", "z")]
