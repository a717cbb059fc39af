"""Checks that set a target against the year before, a unit against a unit, and a name against its column."""

from collections.abc import Iterator
from itertools import product

from data.checks_groups import Groups, Key
from data.checks_rows import Detection, Figure, Row, Statement, Tables, row_figure
from model.consistency import DECIMAL, same_number, surely_below
from model.messages import in_one_line, message

LEVELS = {"level", "count", "share_pct"}
RATE_NAME = "增长率"
RATE_CELLS = (("actual_2023", "growth_2023"), ("plan_2024", "growth_2024"))


def target_detections(read: Tables, groups: Groups) -> Iterator[Detection]:
    """Every detection of this module. `groups` hold the statements of the same tables."""
    for key in groups:
        yield from _target_vs_actual(key, groups)
    yield from _unit_vs_unit(groups)
    yield from _name_vs_column(read)


def _target_vs_actual(key: Key, groups: Groups) -> Iterator[Detection]:
    """A plan or goal on the wrong side of the newest actual before it: a floor already passed, a plan below last year.

    Growth rates are left out: a slower planned growth is no step back of the level.
    """
    if key.kind == "actual":
        return
    years = [k.year for k in groups if k[:2] == key[:2] and k.kind == "actual" and k.year < key.year]
    if not years:
        return
    actuals = groups[key._replace(year=max(years), kind="actual")]
    pairs = [(t, a) for t, a in product(groups[key], actuals) if _comparable(t, a)]
    if not pairs:
        return
    target, actual = min(pairs, key=lambda pair: pair[0].blur + pair[1].blur)
    better = {"up": (target, actual), "down": (actual, target)}.get(target.indicator.direction)
    if better and surely_below(better[0].interval, better[1].interval):
        yield _step_back(target, actual)


def _comparable(target: Statement, actual: Statement) -> bool:
    measured = target.printed and actual.printed and target.measure in LEVELS
    return bool(measured) and (target.measure, target.dimension) == (actual.measure, actual.dimension)


def _step_back(target: Statement, actual: Statement) -> Detection:
    share = target.dimension == "percent"
    difference = abs(float((target.figure.value - actual.figure.value) / target.unit_factor))
    sign, name = ("<", "低于") if target.figure.value < actual.figure.value else (">", "高于")
    return Detection(
        id=f"target_vs_actual.{target.indicator.id}.{target.year}",
        check="target_vs_actual",
        title=f"{target.indicator.title.zh}：{target.year}年目标{name}{actual.year}年实际",
        mismatch="proven",
        figures=(actual.as_figure(), target.as_figure()),
        arithmetic=message(
            "{target} {sign} {actual}",
            target=f"“{target.text}”" if target.text else target.printed_text,
            sign=sign,
            actual=actual.printed_text,
        ),
        size=round(difference, 4),
        size_unit="个百分点" if share else target.unit,
        indicator_ids=(target.indicator.id,),
    )


def _unit_vs_unit(groups: Groups) -> Iterator[Detection]:
    """The same digits in two units that measure different things (yuan and US dollars, say)."""
    by_indicator: dict[tuple[str, str], list[tuple[Statement, Statement]]] = {}
    for key, rows in groups.items():
        levels = [s for s in rows if s.exact and s.measure in LEVELS]
        pairs = [(a, b) for a, b in product(levels, levels) if a.in_annex and not b.in_annex and _same_digits(a, b)]
        if pairs:
            by_indicator.setdefault((key.indicator_id, key.scope), []).extend(pairs)
    for (indicator_id, _), pairs in by_indicator.items():
        lines = [
            message("{year}年：{one}与{other}数值相同", year=text.year, one=text.printed_text, other=table.printed_text)
            for table, text in pairs
        ]
        yield Detection(
            id=f"unit_vs_unit.{indicator_id}",
            check="unit_vs_unit",
            title=f"{pairs[0][0].indicator.title.zh}：附件与正文的计量单位不同",
            mismatch="proven",
            figures=tuple(s.as_figure() for pair in pairs for s in pair),
            arithmetic=in_one_line(lines),
            indicator_ids=(indicator_id,),
        )


def _same_digits(one: Statement, other: Statement) -> bool:
    """Different dimensions, and yet one number once 万 and 亿 are written out."""
    return one.dimension != other.dimension and same_number(one.interval, other.interval)


def _name_vs_column(read: Tables) -> Iterator[Detection]:
    """Annex rows named 增长率 print in the growth columns; the ones that print in the level columns are named here."""
    rows = read("annex_2024")
    rates = [row for row in rows if row["name"].endswith(RATE_NAME)]
    cells = [(row, level, growth) for row in rates for level, growth in RATE_CELLS]
    usual = [row["name"] for row, _, growth in cells if DECIMAL.fullmatch(row[growth])]
    odd = [(row, level) for row, level, growth in cells if DECIMAL.fullmatch(row[level]) and row[growth] == "-"]
    if not usual or not odd:
        return
    names = sorted({row["name"] for row, _ in odd})
    yield Detection(
        id="name_vs_column.annex_growth_rates",
        check="name_vs_column",
        title=f"附件中名为增长率的指标，数值所在的栏不一致（{'、'.join(names)}）",
        mismatch="proven",
        figures=tuple(_cell(row, level) for row, level in odd),
        arithmetic=message(
            "{usual}行列在“增长（%）”栏，{odd}行列在“实际”或“计划”栏而增长栏为“-”",
            usual=len(set(usual)),
            odd=len(names),
        ),
        size=len(names),
        size_unit="行",
    )


def _cell(row: Row, column: str) -> Figure:
    year, kind = int(column[-4:]), "计划" if column.startswith("plan") else "实际"
    label = f"{row['name']}，{year}年“{kind}”栏（附件）"
    label_en = f"annex row {row['row_no']}, column “{'plan' if kind == '计划' else 'actual'}” of {year}"
    return row_figure(label, row, value=row[column], unit=row["unit"], year=year, label_en=label_en)
