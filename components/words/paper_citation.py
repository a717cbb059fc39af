"""A citation for a reader who has only the paper: places and rows of tables in words, not as paths and cells."""

import re

from components.base.look import SOURCE_LANGUAGE
from components.words.citation import NUMERALS, Citation
from components.words.quotation import BETWEEN_CELLS, printed
from components.words.text import language, tr

COLUMNS = ("2022年实际", "2023年实际", "2023年增长（%）", "2024年计划", "2024年增长（%）")
"""What stands in a row of the annex behind name and unit."""
NONE = "-"


def on_paper(citation: Citation) -> str:
    """The citation as a handout lists it. Elsewhere than in Chinese, whose places are words already, as on the page."""
    if language() != SOURCE_LANGUAGE:
        return citation.text()
    row, place = row_in_words(citation.quote), place_in_words(citation.locator)
    if not (row or place):
        return citation.text()
    whole = citation.text().removeprefix(citation.document)
    clause = tr("：{quote}", quote=row) if row else whole[whole.index("：") :] if citation.quote else ""
    return citation.document + (tr("，{locator}", locator=place) if place else "") + clause


def place_in_words(locator: str) -> str:
    """`四/（一）/2/一是` as 第四部分（一）第2项“一是”."""
    return "".join(_part(part, turn) for turn, part in enumerate(locator.split("/"))) if locator else ""


def _part(part: str, turn: int) -> str:
    if turn == 0 and set(part) <= set(NUMERALS):
        return f"第{part}部分"
    if part.isdigit():
        return f"第{part}项"
    if re.fullmatch(rf"[{NUMERALS}]+是", part) or "、" in part:
        return f"“{part}”"
    return part


def row_in_words(quote: str) -> str:
    """A row of the annex with the name of each column; "" for what is no whole row."""
    cells = printed(quote).split(BETWEEN_CELLS)
    if len(cells) != len(COLUMNS) + 2:
        return ""
    figures = (f"{column} {cell}" for column, cell in zip(COLUMNS, cells[2:], strict=True) if cell != NONE)
    return f"{cells[0]}（{cells[1]}）{'，'.join(figures)}"
