"""Checks of a rate times its base against the level, of a percentage against its parts, and of a share said to rise."""

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from data.catalog import Filled
from data.checks_groups import Groups, Key
from data.checks_rows import Detection, Statement, percent
from data.tables import DATA
from data.units import UNITS
from data.yaml_file import read_value
from model.consistency import PERCENT, Interval, same_number
from model.messages import message

FILE = "relations.yaml"
SHARE_RISES = re.compile(r"(占比|比重|比例|比率)[^，。；]*?(提高|上升|下降|降低)\s*\d+(\.\d+)?\s*[%％]")
"""A share that changes by so many per cent, where percentage points would be the measure."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rate(_Entry):
    """rate × base = level, all of them indicators. Without `level` the product is a whole number of things."""

    rate: Filled
    base: Filled
    per: Filled
    level: str = ""


class Share(_Entry):
    """share = part ÷ whole, all of them indicators."""

    share: Filled
    part: Filled
    whole: Filled


class Relations(_Entry):
    """All of `relations.yaml`."""

    rates: tuple[Rate, ...] = ()
    shares: tuple[Share, ...] = ()


def relations(root: Path = DATA) -> Relations:
    """The declared relations. Raises DataContractError when the file is missing or malformed."""
    return read_value(root / FILE, FILE, Relations)


def rate_detections(groups: Groups, declared: Relations) -> Iterator[Detection]:
    """Every detection of this module over the grouped statements."""
    for key, rows in groups.items():
        for rate in declared.rates:
            if key.indicator_id == rate.rate:
                yield from _rate_vs_level(rate, key, groups)
        for share in declared.shares:
            if key.indicator_id == share.share:
                yield from _share_vs_parts(share, key, groups)
        yield from _share_change(key, rows)


def _sharpest(key: Key, indicator_id: str, groups: Groups) -> Statement | None:
    """The exact level of an indicator under the same scope, year and kind that rounding blurs least."""
    rows = groups.get(key._replace(indicator_id=indicator_id), [])
    levels = [s for s in rows if s.exact and s.measure != "growth_pct"]
    return min(levels, key=lambda s: s.blur, default=None)


def _rate_vs_level(relation: Rate, key: Key, groups: Groups) -> Iterator[Detection]:
    rate, base = (_sharpest(key, name, groups) for name in (relation.rate, relation.base))
    level = _sharpest(key, relation.level, groups) if relation.level else None
    if rate is None or base is None or (relation.level and level is None) or rate.interval.low < 0:
        return
    per = Fraction(UNITS[relation.per].factor).limit_denominator(1000)
    possible = Interval(rate.interval.low * base.interval.low / per, rate.interval.high * base.interval.high / per)
    if same_number(possible, level.interval) if level else math.floor(possible.high) >= possible.low:
        return
    product = float(rate.figure.value * base.figure.value / per)
    yield Detection(
        id=f"rate_vs_level.{relation.rate}.{key.year}",
        check="rate_vs_level",
        title=f"{rate.indicator.title.zh}：{key.year}年与基数相乘，" + ("与绝对量不合" if level else "不是整数"),
        mismatch="proven",
        figures=tuple(s.as_figure() for s in (rate, base, level) if s),
        arithmetic=message(
            "{rate} × {base} = {product}（计入四舍五入为{low}至{high}），{verdict}",
            rate=rate.printed,
            base=base.printed_text,
            product=f"{product:.4g}",
            low=f"{float(possible.low):.4g}",
            high=f"{float(possible.high):.4g}",
            verdict=message("文件所列 {stated}", stated=level.printed_text) if level else message("其中没有整数"),
        ),
        size=round(abs(product - float(level.figure.value)) / float(level.unit_factor), 4) if level else None,
        size_unit=level.unit if level else "",
        indicator_ids=(relation.rate,),
    )


def _share_vs_parts(relation: Share, key: Key, groups: Groups) -> Iterator[Detection]:
    share, part, whole = (_sharpest(key, name, groups) for name in (relation.share, relation.part, relation.whole))
    if share is None or part is None or whole is None:
        return
    if part.dimension != whole.dimension or part.interval.low < 0 or whole.interval.low <= 0:
        return
    low, high = part.interval.low / whole.interval.high, part.interval.high / whole.interval.low
    possible = Interval(low * PERCENT, high * PERCENT)
    if same_number(possible, share.interval):
        return
    computed = part.figure.value / whole.figure.value * PERCENT
    yield Detection(
        id=f"share_vs_parts.{relation.share}.{key.year}",
        check="share_vs_parts",
        title=f"{share.indicator.title.zh}：{key.year}年文件所列比例与分子分母不合",
        mismatch="proven",
        figures=(part.as_figure(), whole.as_figure(), share.as_figure()),
        arithmetic=message(
            "{part} ÷ {whole} = {computed}（计入四舍五入为{low}至{high}），文件所列 {stated}",
            part=part.printed_text,
            whole=whole.printed_text,
            computed=percent(computed),
            low=percent(possible.low),
            high=percent(possible.high),
            stated=share.printed_text,
        ),
        size=round(float(abs(computed - share.figure.value)), 1),
        size_unit="个百分点",
        indicator_ids=(relation.share,),
    )


def _share_change(key: Key, rows: list[Statement]) -> Iterator[Detection]:
    """A share that rises or falls by so many per cent: percentage points, or per cent of the share, is not said."""
    unclear = next((s for s in rows if s.printed and SHARE_RISES.search(s.quote)), None)
    if unclear:
        yield Detection(
            id=f"share_change.{key.indicator_id}.{key.year}",
            check="share_change",
            title=f"{unclear.indicator.title.zh}：占比的变动写作“%”，是百分点还是百分比没有写明",
            mismatch="open",
            figures=(unclear.as_figure(),),
            arithmetic="",
            indicator_ids=(key.indicator_id,),
        )
