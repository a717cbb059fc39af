"""Notes on units that the source itself proves wrong; the printed figure stays unchanged."""

from components.words.text import pick, tr
from data.catalog import Indicator


def unit_words(indicator: Indicator) -> str:
    """The shown unit, with the one it must be read as where that differs: `亿元，正文为亿美元`."""
    unit = tr(indicator.display.unit or indicator.unit)
    if indicator.unit_read is None:
        return unit
    return tr("{unit}，正文为{read}", unit=unit, read=_read(indicator))


def unit_note(indicator: Indicator) -> str:
    """A few words for a line that repeats the printed unit; "" where the unit is sound."""
    return "" if indicator.unit_read is None else tr("≠ 单位应为{read}", read=_read(indicator))


def unit_sentence(indicator: Indicator) -> str:
    """The contradiction in one sentence; "" where the unit is sound."""
    if indicator.unit_read is None:
        return ""
    return tr(
        "≠ 计量单位有矛盾：附件写作“{unit}”，正文的原数证明是{read}。"
        "数值照录，须按{read}理解，不与其他{unit}数相加或相比。",
        unit=tr(indicator.unit), read=_read(indicator),
    )  # fmt: skip


def _read(indicator: Indicator) -> str:
    return "" if indicator.unit_read is None else pick(indicator.unit_read.zh, indicator.unit_read.en)
