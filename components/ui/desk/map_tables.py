"""Tables of the map file's steps: candidates, faults, repairs and differences."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from components.base import cache
from components.intake.map_answers import Check, Outcome, RepairRow
from components.words.format import MISSING, number, signed
from components.words.text import pick, say, tr
from geo.supply.candidates import Candidate
from geo.supply.difference import Difference


def names_of(layer: str) -> dict[str, str]:
    """Element id to its name in the viewer's language."""
    listed = [each["properties"] for each in cache.features(layer)]
    return {each["id"]: pick(each["name"], each["name_en"]) for each in listed}


def every_name() -> dict[str, str]:
    """Names of outline and subdistricts, which follow one another."""
    return names_of("startup_area") | names_of("subdistricts")


def how_words() -> dict[str, str]:
    """How a row was matched to its element."""
    return {"id": tr("编号相同"), "name": tr("名称相同"), "overlap": tr("位置重合"), "set": tr("人工指定"), "none": ""}


def candidates(listed: Sequence[Candidate]) -> pd.DataFrame:
    """One row a coordinate system: where it would put the file."""
    table = {
        tr("坐标系"): [say(each.title) for each in listed],
        tr("依据"): [tr("文件写明") if each.is_stated else "" for each in listed],
        tr("图形中部"): [say(each.place) for each in listed],
        tr("最近的地标"): [say(each.landmark) for each in listed],
        tr("与起步区"): [say(each.beside) for each in listed],
        tr("在起步区内"): [f"{number(100 * each.share, 1)}%" if each.is_near else MISSING for each in listed],
        tr("距起步区（公里）"): [each.km if each.km < 1e6 else None for each in listed],
    }
    if any(each.away_m is not None for each in listed):
        away = [None if each.away_m is None else round(each.away_m) for each in listed]
        table[tr("与同名要素相差（米）")] = away
    return pd.DataFrame(table)


def where(one: Candidate) -> str:
    """Where a coordinate system would put the file, in a line."""
    if not one.is_near:
        return say(one.place)
    parts = [
        tr("图形中部在{place}（{landmark}）", place=say(one.place), landmark=say(one.landmark)),
        tr("{share}% 在起步区内", share=number(100 * one.share, 1)),
    ]
    if one.away_m is not None:
        parts.append(tr("与同名要素相差 {m} 米", m=number(one.away_m, 0)))
    return tr("；").join(parts)


def lies(one: Candidate) -> str:
    """Where the file lies beside the outline, the nearest landmark and the elements of the same name."""
    parts = [say(one.beside), tr("图形中部在{landmark}", landmark=say(one.landmark))]
    if one.away_m is not None:
        parts.append(tr("与同名要素相差 {m} 米", m=number(one.away_m, 0)))
    return tr("；").join(parts)


def check_word(check: Check, names: Mapping[str, str]) -> str:
    """What lies double, open or beyond, and where."""
    one, other = (names.get(ident, ident) for ident in (check.one, check.other))
    if check.kind == "overlap":
        return tr("{one}与{other}重叠", one=one, other=other)
    words = {"gap": tr("中间有空隙"), "uncovered": tr("起步区范围内没有盖到"), "outside": tr("超出起步区范围")}
    return tr("{what}，在{at}一带", what=words[check.kind], at=one)


def checks(listed: Iterable[Check], names: Mapping[str, str]) -> pd.DataFrame:
    """One row a gap, an overlap or a place that is not covered."""
    rows = list(listed)
    return pd.DataFrame(
        {
            tr("问题"): [check_word(each, names) for each in rows],
            tr("面积（平方米）"): [round(each.m2) for each in rows],
            tr("平均宽度（米）"): [round(each.width_m, 1) for each in rows],
        }
    )


def repairs(listed: Iterable[RepairRow], names: Mapping[str, str]) -> pd.DataFrame:
    """One row a repair, with what it does to the area."""
    rows = list(listed)
    return pd.DataFrame(
        {
            tr("要素"): [names.get(each.words, each.words) for each in rows],
            tr("修复"): [say(each.what) for each in rows],
            tr("面积变化（平方米）"): [round(each.effect_m2, 1) for each in rows],
        }
    )


def differences(listed: Sequence[Difference], names: Mapping[str, str]) -> pd.DataFrame:
    """One row an element: old and new measures side by side, only the columns that its kind has."""
    table: dict[str, list[object]] = {tr("要素"): [names.get(each.element_id, each.element_id) for each in listed]}
    if any(each.new_km2 is not None for each in listed):
        table[tr("原面积（平方公里）")] = [_rounded(each.old_km2, 3) for each in listed]
        table[tr("新面积（平方公里）")] = [_rounded(each.new_km2, 3) for each in listed]
        table[tr("面积差（平方公里）")] = [_less(each.new_km2, each.old_km2) for each in listed]
        table[tr("重合（交并比）")] = [_rounded(each.same_share, 4) for each in listed]
    elif any(each.new_km is not None for each in listed):
        table[tr("原长度（公里）")] = [_rounded(each.old_km, 3) for each in listed]
        table[tr("新长度（公里）")] = [_rounded(each.new_km, 3) for each in listed]
    table[tr("形心移动（米）")] = [round(each.shift_m) for each in listed]
    if any(each.new_km is not None for each in listed):
        table[tr("边线最远相差（米）")] = [round(each.farthest_m) for each in listed]
    return pd.DataFrame(table)


def total(outcome: Outcome) -> str:
    """The change of all areas together, in a sentence; "" where there are none."""
    pairs = [(each.old_km2, each.new_km2) for each in outcome.differences]
    if not pairs or any(old is None or new is None for old, new in pairs):
        return ""
    before, after = (sum(pair[place] or 0.0 for pair in pairs) for place in (0, 1))
    return tr("{n} 个要素合计 {before} 平方公里，替换后 {after} 平方公里（{change}）。", n=len(pairs),
              before=number(before, 3), after=number(after, 3), change=signed(after - before, "", 3))  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _less(new: float | None, old: float | None) -> float | None:
    return None if new is None or old is None else round(new - old, 4)
