"""A cell as people write it, turned into what a table holds: what can be read in one way only is repaired and said."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import NamedTuple

from model.messages import Message, message

NUMBER = re.compile(r"[+\-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+\-]?\d+)?")
YEAR = re.compile(r"(\d{4})年?")
MARKED = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")
"""The apostrophe that keeps a text from being a formula."""
WIDE_MINUS = str.maketrans({"−": "-", "－": "-", "—": "-", "，": ","})
TRUTHS = {"true": "true", "false": "false", "是": "true", "否": "false", "1": "true", "0": "false"}


class Cell(NamedTuple):
    """What a table holds, a sentence where that is not what was written, and a sentence where it cannot be read."""

    text: str
    repair: Message | None = None
    fault: Message | None = None


def plain_text(written: str) -> Cell:
    """Words as they stand, without the white space around them and the mark against formulas."""
    return Cell(MARKED.sub("", written.strip(), count=1))


def code(written: str, labels: Mapping[str, str] | Collection[str]) -> Cell:
    """The id at the start of "direct 直管区", or the one whose words stand there alone; else the cell as it is."""
    if written.strip() in labels:
        return Cell(written.strip())
    text = unicodedata.normalize("NFKC", written).strip()
    head = text.split(maxsplit=1)[0] if text else ""
    if text in labels or not labels:
        return Cell(text if text in labels else head)
    if head in labels:
        return Cell(head)
    if isinstance(labels, Mapping):
        alone = [ident for ident, words in labels.items() if words and words == written.strip()]
        if len(alone) == 1:
            return Cell(alone[0])
    return Cell(text)


def truth(written: str) -> Cell:
    """是 and 否 as true and false."""
    text = written.strip()
    return Cell(TRUTHS.get(text.split(maxsplit=1)[0].lower() if text else "", text))


def year(written: str) -> Cell:
    """Four digits; a date says more than a year, and which year is meant is not guessed."""
    text = unicodedata.normalize("NFKC", written).strip()
    if match := YEAR.fullmatch(text):
        return Cell(match[1], _repair(written, match[1]))
    if re.fullmatch(r"\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?.*", text):
        return Cell(
            text, fault=message("年份须填四位数字，现为日期“{text}”；请把格子改为常规格式，只填年份", text=text[:30])
        )
    return Cell(text)


def number(written: str, unit: str) -> Cell:
    """A number without thousands separators, full-width digits and unit. `unit` is that of the row."""
    text = unicodedata.normalize("NFKC", written.translate(WIDE_MINUS)).strip().replace(" ", "")
    if not text:
        return Cell("")
    bare, fault = _without_unit(text, unit)
    if fault:
        return Cell(text, fault=fault)
    if not NUMBER.fullmatch(bare):
        what = message("须为一个数字，现为“{text}”；不是数的内容请填在文字表述一列", text=written.strip()[:30])
        return Cell(text, fault=what)
    value = bare.replace(",", "").removeprefix("+")
    return Cell(value, _repair(written, value))


def _without_unit(text: str, unit: str) -> tuple[str, Message | None]:
    """The digits, and why what follows them cannot be the row's unit."""
    bare_unit = unicodedata.normalize("NFKC", unit)
    if bare_unit and text.endswith(bare_unit):
        return text.removesuffix(bare_unit), None
    if text.endswith("%"):
        return text, message("带百分号，而这一行的单位是“{unit}”；请核对单位或改填数", unit=unit or "（空）")
    match = re.fullmatch(r"([+\-\d.,eE]+)([^\d\s.,]+)", text)
    if match and NUMBER.fullmatch(match[1]):
        template = "写的是“{text}”，而单位一列是“{unit}”；请换算后只填数"
        return text, message(template, text=text[:30], unit=unit or "（空）")
    return text, None


def _repair(written: str, value: str) -> Message | None:
    if written.strip() == value:
        return None
    return message("“{written}”按 {value} 读取", written=written.strip()[:30], value=value)
