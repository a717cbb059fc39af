"""Releases of the facts in words: which one something was made on, and that another one is read now."""

from components.base.release import roots
from components.words.text import tr
from model.trajectory import BASE_YEAR, LATEST_BASE

BETWEEN = "."
"""Between the number of a release and the sum of its levers, in a code or a saved scenario."""


def release_name(number: int) -> str:
    """Name of a release by its number alone."""
    return tr("第 {n} 版数据", n=number) if number else tr("随附数据")


def release_mark(levers: str, base_year: int = BASE_YEAR) -> str:
    """What a code or a saved scenario says of the data: `levers` stands for their defaults, with the number of the
    release before it; alone for the shipped one. A base year other than the first comes last."""
    number = max(roots().number, 0)
    if base_year != BASE_YEAR:
        return BETWEEN.join((str(number), levers, str(base_year)))
    return f"{number}{BETWEEN}{levers}" if number else levers


def marked_base_year(mark: str) -> int:
    """The base year that a mark names: the first one where it names none."""
    *_, last = mark.split(BETWEEN)
    year = int(last) if mark.count(BETWEEN) == 2 and last.isascii() and last.isdecimal() else BASE_YEAR
    return year if BASE_YEAR <= year <= LATEST_BASE else BASE_YEAR


def marked_number(mark: str) -> int:
    """The release that a mark names, 0 for the shipped one."""
    number, between, _ = mark.partition(BETWEEN)
    return int(number) if between and number.isascii() and number.isdecimal() else 0


def other_release_sentence(number: int) -> str:
    """That something was made on another release than the one read now; "" where it was made on this one."""
    if number == max(roots().number, 0):
        return ""
    names = {"then": release_name(number), "now": release_name(max(roots().number, 0))}
    return tr("生成时用的是{then}，现在是{now}，结果按现行数据计算；两版差别见“数据更新”。", **names)
