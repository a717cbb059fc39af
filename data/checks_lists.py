"""Checks of a list against the number stated for it, and of two lists of one subject against each other."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from data.checks_names import is_spelling_of
from data.checks_rows import Detection, Figure, Row, Tables, row_figure
from model.messages import in_one_line, message

NAMED_BY_NUMBER = re.compile("[二两三四五六七八九十]+大")
"""A number that is part of a name (七大现代服务业) says that the list is closed, even where it ends in 等."""


def list_detections(read: Tables) -> Iterator[Detection]:
    """Every detection of this module. Raises DataContractError for a broken table."""
    subjects: dict[str, list[Row]] = defaultdict(list)
    for row in read("counted_lists"):
        subjects[str(row["subject"])].append(row)
    for rows in subjects.values():
        yield from _number_vs_list(rows)
        yield from _list_vs_list(rows)
        yield from _fewer_than_the_name(rows)


def _items(row: Row) -> tuple[str, ...]:
    return tuple(item for item in row["items"].split(";") if item)


def _stated(row: Row) -> int | None:
    return None if pd.isna(row["stated"]) else int(row["stated"])


def _number_vs_list(rows: list[Row]) -> Iterator[Detection]:
    """A number beside a list that has another number of names. A list that ends in 等 may be shorter, never longer.

    Where the clause has no list, the lists of other clauses on the subject count, and one that fits is enough.
    """
    for row in rows:
        number = _stated(row)
        listings = [row] if _items(row) else [other for other in rows if _items(other)]
        if number is None or not listings or any(_fits(number, listing) for listing in listings):
            continue
        count = len(_items(listings[0]))
        yield Detection(
            id=f"count_vs_names.{row['list_id']}",
            check="count_vs_names",
            title=f"{row['subject']}：文件所称为{number}，列名的有{count}",
            mismatch="proven",
            figures=(_number(row, number), _listing(listings[0])),
            arithmetic=message(
                "所称 {number}，列名 {count}，差 {gap}", number=number, count=count, gap=abs(number - count)
            ),
            size=abs(number - count),
            size_unit="项",
        )


def _fewer_than_the_name(rows: list[Row]) -> Iterator[Detection]:
    """A list that ends in 等, shorter than the number in the name of what it lists. Material is missing."""
    for row in rows:
        number, count = _stated(row), len(_items(row))
        if number is not None and row["open_list"] and 0 < count < number and NAMED_BY_NUMBER.search(row["quote"]):
            yield Detection(
                id=f"count_vs_names.{row['list_id']}",
                check="count_vs_names",
                title=f"{row['subject']}：名称所说的数为{number}，列名的有{count}",
                mismatch="open",
                gap=True,
                figures=(_number(row, number), _listing(row)),
                arithmetic=message(
                    "句称{number}项，句中列名{count}项，差{gap}", number=number, count=count, gap=number - count
                ),
                size=number - count,
                size_unit="项",
            )


def _fits(number: int, listing: Row) -> bool:
    count = len(_items(listing))
    return count == number or (count < number and bool(listing["open_list"]))


def _list_vs_list(rows: list[Row]) -> Iterator[Detection]:
    """Two closed lists of one subject with different names; spellings of one name are for the checks of names."""
    closed = [row for row in rows if _items(row) and not row["open_list"]]
    for one, other in combinations(closed, 2):
        missing = [(row, _only_in(row, rest)) for row, rest in ((one, other), (other, one))]
        count = sum(len(items) for _, items in missing)
        if count:
            yield Detection(
                id=f"list_vs_list.{one['list_id']}.{other['list_id']}",
                check="list_vs_list",
                title=f"{one['subject']}：两处所列的名称不同",
                mismatch="proven",
                figures=(_listing(one), _listing(other)),
                arithmetic=in_one_line(
                    message("只见于{locator}：{names}", locator=row["locator"], names="、".join(items))
                    for row, items in missing
                    if items
                ),
                size=count,
                size_unit="项",
            )


def _only_in(row: Row, other: Row) -> list[str]:
    return [item for item in _items(row) if not any(is_spelling_of(item, name) for name in _items(other))]


def _number(row: Row, number: int) -> Figure:
    label_en = f"{row['subject_en']}, number stated"
    return row_figure(
        f"{row['subject']}，所称的数（{row['locator']}）", row, value=number, unit="项", label_en=label_en
    )


def _listing(row: Row) -> Figure:
    names = _items(row)
    rest = "等" if row["open_list"] else ""
    label, label_en = (
        f"{row['subject']}，列名{len(names)}项（{row['locator']}）",
        f"{row['subject_en']}, {len(names)} named",
    )
    return row_figure(label, row, text="、".join(names) + rest, label_en=label_en)
