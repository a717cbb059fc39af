"""Like with like: growth in comparable or current prices, amounts and shares are never ranked together."""

from typing import Literal

from components.words.text import tr
from data.catalog import Indicator

Kind = Literal["comparable", "current", "amount", "share", "rate"]
KIND_ORDER: tuple[Kind, ...] = ("comparable", "current", "amount", "share", "rate")
KIND_WORDS: dict[Kind, str] = {
    "comparable": "增加值增速（按惯例为可比价，文件未写明）",
    "current": "金额增速（按惯例为现价，文件未写明）",
    "amount": "人数、床位等实物量",
    "share": "占比",
    "rate": "其他比率",
}


def kind_of(indicator: Indicator) -> Kind:
    """What an indicator may be ranked with."""
    if indicator.prices:
        return indicator.prices
    if indicator.measure == "share_pct":
        return "share"
    return "rate" if indicator.unit in {"%", "个百分点"} else "amount"


def kind_word(indicator: Indicator) -> str:
    """The kind in words."""
    return tr(KIND_WORDS[kind_of(indicator)])
