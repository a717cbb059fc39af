"""The inventory and the yearly figures as tables, for the screen and for download."""

import pandas as pd

from components.topics.crossings import words
from components.topics.crossings.facts import Facts, Line, Row
from components.topics.crossings.state import FIRST, LAST
from components.words import codes
from components.words.citation import grade_label, scope_label
from components.words.precision_words import accuracy_metres, precision_word
from components.words.text import tr
from model.crossings import Doubt, Status, count_in
from model.scenario import Scenario


def inventory(facts: Facts, year: int, scenario: Scenario) -> pd.DataFrame:
    """One row a crossing, indexed by id: everything that is stated, contradicting statements side by side."""
    signs = facts.signs(year, scenario)
    rows = {line.ident: _cells(facts, line, signs[line.ident]) for line in facts.lines}
    columns = [
        *(tr("通道"), tr("{year}年底", year=year), tr("通车或计划年份"), tr("形式"), tr("长度"), tr("车道")),
        *(tr("位置精度"), tr("是否计入"), tr("等级"), tr("其他名称"), tr("资料所载状态"), tr("轨道"), tr("说明")),
    ]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def on_screen(facts: Facts, year: int, scenario: Scenario) -> pd.DataFrame:
    """The inventory for a narrow panel: name as on the map, status and year in few words, the rest as it is stated."""
    table, signs = inventory(facts, year, scenario), facts.signs(year, scenario)
    name, status, opens = table.columns[:3]
    table[name] = [line.map_name for line in facts.lines]
    table[status] = [words.status_short(signs[line.ident]) for line in facts.lines]
    table[opens] = [when_short(line) for line in facts.lines]
    return table.rename(columns={opens: tr("通车")})


def _cells(facts: Facts, line: Line, status: Status | Doubt) -> list[str]:
    row = line.row
    stated_year: str = "" if pd.isna(row["status_year"]) else tr("（截至{year}年）", year=int(row["status_year"]))
    return [
        *(line.name, words.status_word(status), when(line), tr(codes.CROSSING_TYPES[row["type"]])),
        *(_statements(line, "length"), _lanes(line), place_words(facts, line)),
        *(tr(codes.COUNTED[row["counts_as_crossing"]]), grade_label(str(row["grade"]))),
        *(str(row["other_names"]).replace(";", "、"), tr(codes.STAGES[row["status"]]) + stated_year),
        *(_statements(line, "rail"), str(row["note"])),
    ]


def when(line: Line) -> str:
    """Opening date, else what is announced, every statement with the year in which it was made, else unknown."""
    if line.row["open_date"]:
        return str(line.row["open_date"])
    if line.crossing.known_open_by is not None:
        return tr("年份不详，{year}年已通车", year=line.crossing.known_open_by)
    plans = [
        tr("{text}（{when}）", text=fact["text"], when=str(fact["as_of"])[:4])
        for fact in sorted(line.stated("planned_open"), key=lambda f: str(f["as_of"]), reverse=True)
    ]
    return words.joined(plans) or tr("未公布")


def when_short(line: Line) -> str:
    """`when` in few words: the day, the year by which it stood, the announced year, or that none is."""
    if line.row["open_date"]:
        return str(line.row["open_date"])
    if line.crossing.known_open_by is not None:
        return tr("不晚于{year}年", year=line.crossing.known_open_by)
    if line.crossing.expected_year is not None:
        return tr("计划{year}年", year=line.crossing.expected_year)
    return tr("未公布")


def _statements(line: Line, attribute: str) -> str:
    return words.joined([str(fact["text"]) for fact in line.stated(attribute)]) or tr("未说明")


def _lanes(line: Line) -> str:
    values = dict.fromkeys(f"{int(fact['value'])}" for fact in line.stated("lanes"))
    return " / ".join(values) or tr("未说明")


def place_words(facts: Facts, line: Line) -> str:
    """Precision of the location, and whether it is outside the measured stretch."""
    if line.place is None:
        return tr("没有公开坐标，不上图") if facts.located else tr("位置暂缺：图层文件没有通过校验")
    properties = line.place["properties"]
    text = tr("{how}，±{m} 米", how=precision_word(properties), m=accuracy_metres(properties))
    if not facts.measured:
        return text
    if line.crossing.position is None:
        return text + tr("；不在黄河主河道")
    return text if facts.inside(line) else text + tr("；在起步区河段之外")


def contradictions(line: Line) -> list[list[Row]]:
    """Groups of facts of one attribute whose stated years or figures differ, for start, opening, length and lanes."""
    groups = []
    for attribute in ("start", "open", "planned_open", "length", "lanes"):
        stated = line.stated(attribute)
        if len({float(fact["value"]) for fact in stated if not pd.isna(fact["value"])}) > 1:
            groups.append(stated)
    return groups


def counts_table(facts: Facts) -> pd.DataFrame:
    """The counts that the sources state, as printed, with how many of them are named; the whole city's left out."""
    columns = [tr("时间"), tr("内容"), tr("处数"), tr("列名"), tr("是否计入未说明"), tr("名称不详"), tr("口径")]
    rows = [
        [
            *(row["as_of"], tr(codes.STAGES[row["what"]]), int(row["count"]), int(row["named"])),
            *(int(row["named_unclear"]), _unnamed(row), scope_label(str(row["scope"]))),
            *(grade_label(str(row["grade"])), row["quote"], row["note"]),
        ]
        for row in facts.counts
        if row["scope"] != "city"
    ]
    return pd.DataFrame(rows, columns=[*columns, tr("等级"), tr("原文"), tr("说明")])


def _unnamed(row: Row) -> str:
    """How many are not named: a range where it is not said whether some named ones are among them."""
    most = int(row["count"]) - int(row["named"])
    least = max(most - int(row["named_unclear"]), 0)
    return f"{least}" if least == most else tr("{least}～{most}", least=least, most=most)


def yearly(facts: Facts, scenario: Scenario) -> pd.DataFrame:
    """Counts and spacing at the end of every year, km with one decimal; counts alone where nothing is measured."""
    rows = []
    for year in range(FIRST, LAST + 1):
        count = count_in(facts.crossings(scenario), year)
        figures: list[float] = [count.sure, count.expected, count.unclear]
        for unclear in (False, True) if facts.measured else ():
            gaps = facts.spacing(year, scenario, unclear=unclear)
            figures += [len(gaps.positions)]
            figures += [round(km, 1) for km in (gaps.mean_gap_km, gaps.mean_error_km)]
            figures += [round(km, 1) for km in (gaps.largest.km, gaps.largest.error_km)]
        rows.append([year, *figures])
    sets = (tr("计入者"), tr("含口径未明者")) if facts.measured else ()
    whats = (tr("有位置"), tr("平均间距（公里）"), tr("平均间距 ±"), tr("最大间距（公里）"), tr("最大间距 ±"))
    headings = [tr("{set}：{what}", set=s, what=w) for s in sets for w in whats]
    first = [tr("年底"), tr("已通车且计入"), tr("计划通车（到期）"), tr("已通车，是否计入未说明")]
    return pd.DataFrame(rows, columns=[*first, *headings])
