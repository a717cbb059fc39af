"""Checks of printed growth against printed levels, and of one figure printed twice."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from data.checks_groups import Groups, Key
from data.checks_rows import CheckName, Detection, Mismatch, Statement, percent
from model.consistency import growth_agreement, same_number
from model.messages import message


def figure_detections(groups: Groups) -> Iterator[Detection]:
    """Every detection of this module over the grouped statements."""
    for key, rows in groups.items():
        yield from _growth_vs_levels(key, groups)
        yield from _two_printings(key, rows, groups)
        yield from _words_vs_figure(key, rows)


def _base_of(key: Key) -> Key:
    """The year before, as it was; a plan grows from the actual year before it."""
    return key._replace(year=key.year - 1, kind="actual")


def _levels(rows: list[Statement]) -> list[Statement]:
    return [s for s in rows if s.exact and s.measure == "level"]


def _pair(growth: Statement, key: Key, groups: Groups) -> tuple[Statement, Statement] | None:
    """The two levels a growth belongs to: those printed in its own row, else the sharpest of one dimension."""
    before, after = _levels(groups.get(_base_of(key), [])), _levels(groups[key])
    same = [(b, a) for b in before for a in after if b.dimension == a.dimension and b.interval.low > 0]
    row = [(b, a) for b, a in same if b.locator == a.locator == growth.locator]
    return min(row or same, key=lambda p: p[0].interval.width + p[1].interval.width, default=None)


def _growths(rows: list[Statement]) -> list[Statement]:
    return [s for s in rows if s.exact and s.measure == "growth_pct"]


def _growth_vs_levels(key: Key, groups: Groups) -> Iterator[Detection]:
    """A printed growth that the printed levels cannot give. Quiet where another printing of the growth fits."""
    pairs = [(g, p) for g in _growths(groups[key]) if (p := _pair(g, key, groups))]
    comparisons = [(g, p, growth_agreement(p[0].figure, p[1].figure, g.figure)) for g, p in pairs]
    if not comparisons or any(fit.agrees for _, _, fit in comparisons):
        return
    growth, (before, after), fit = comparisons[0]
    low, high = percent(fit.possible.low), percent(fit.possible.high)
    yield Detection(
        id=f"growth_vs_levels.{key.indicator_id}.{key.year}",
        check="growth_vs_levels",
        title=f"{growth.indicator.title.zh}：{key.year}年文件所列增长与两年绝对量不合",
        mismatch="proven",
        figures=(before.as_figure(), after.as_figure(), growth.as_figure()),
        arithmetic=message(
            "{ratio} = {computed}（计入四舍五入为{low}至{high}），文件所列 {stated}",
            ratio=_ratio(after, before),
            computed=percent(fit.computed),
            low=low,
            high=high,
            stated=f"{growth.printed}%",
        ),
        size=round(float(fit.size), 1),
        size_unit="个百分点",
        indicator_ids=(key.indicator_id,),
    )


def _ratio(after: Statement, before: Statement) -> str:
    if after.unit == before.unit:
        return f"{after.printed} ÷ {before.printed} − 1"
    return message("{after} ÷ {before} − 1", after=after.printed_text, before=before.printed_text)


def _two_printings(key: Key, rows: list[Statement], groups: Groups) -> Iterator[Detection]:
    """One figure printed twice with values that rounding cannot join."""
    stated = [s for s in rows if s.exact]
    for (measure, dimension), same in _by_measure(stated).items():
        apart = [(a, b) for a, b in combinations(same, 2) if not same_number(a.interval, b.interval)]
        if not apart:
            continue
        one, other = apart[0]
        check, mismatch = _between(one, other)
        share = dimension in {"percent", "percentage_point"}
        yield Detection(
            id=f"{check}.{key.indicator_id}.{key.year}",
            check=check,
            title=f"{one.indicator.title.zh}：{key.year}年同一项有两个数",
            mismatch=mismatch,
            figures=tuple(s.as_figure() for s in same),
            arithmetic=message(
                "{one} ≠ {other}{support}",
                one=one.printed_text,
                other=other.printed_text,
                support=_support(key, [one, other], groups, measure),
            ),
            size=round(abs(float((one.figure.value - other.figure.value) / one.unit_factor)), 4),
            size_unit="个百分点" if share else one.unit,
            indicator_ids=(key.indicator_id,),
        )


def _by_measure(stated: list[Statement]) -> dict[tuple[str, str], list[Statement]]:
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in stated:
        groups[one.measure, one.dimension].append(one)
    return groups


def _between(one: Statement, other: Statement) -> tuple[CheckName, Mismatch]:
    """The check that two printings fall under, and how sure the mismatch is before a person has reviewed it."""
    press = [s.kind == "reported" for s in (one, other)]
    if any(press):
        return ("press_vs_press" if all(press) else "press_vs_document"), "open"
    if one.source_id != other.source_id:
        return "document_vs_document", "open"
    return ("text_vs_table" if one.in_annex != other.in_annex else "text_vs_text"), "proven"


def _support(key: Key, growths: list[Statement], groups: Groups, measure: str) -> str:
    """Which of two printed growths the printed levels bear out."""
    if measure != "growth_pct" or not (pair := _pair(growths[0], key, groups)):
        return ""
    fits = [growth_agreement(pair[0].figure, pair[1].figure, g.figure) for g in growths]
    line = message(
        "；{ratio} = {computed}（计入四舍五入为{low}至{high}）",
        ratio=_ratio(pair[1], pair[0]), computed=percent(fits[0].computed),
        low=percent(fits[0].possible.low), high=percent(fits[0].possible.high),
    )  # fmt: skip
    borne_out = [g.printed_text for g, fit in zip(growths, fits, strict=True) if fit.agrees]
    if not borne_out:
        return message("{line}，与两数都不合", line=line)
    return message("{line}，与{borne_out}相合", line=line, borne_out=borne_out[0])


def _words_vs_figure(key: Key, rows: list[Statement]) -> Iterator[Detection]:
    """The annex prints words where the running text gives a figure."""
    words = [s for s in rows if s.in_annex and not s.printed]
    figures = [s for s in rows if not s.in_annex and s.exact]
    if key.kind != "plan" or not words or not figures:
        return
    yield Detection(
        id=f"text_vs_table.{key.indicator_id}.{key.year}.{key.kind}",
        check="text_vs_table",
        title=f"{words[0].indicator.title.zh}：{key.year}年计划，正文有数而附件只有文字",
        mismatch="open",
        figures=tuple(s.as_figure() for s in [*words, *figures]),
        arithmetic=message(
            "正文“{figure}”，附件“{words}”，没有可以相比的数",
            figure=str(figures[0].printed_text),
            words=words[0].text,
        ),
        indicator_ids=(key.indicator_id,),
    )
