"""What is printed of a page: its picture, its sentences, every row of its tables, sources, notice, date and code.

HTML that stands in the page only while it is printed. Every text is escaped; nothing in it is fetched.
"""

import math
from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd

from components.base.look import Look, using
from components.base.qr import AddressTooLongError, qr_svg
from components.export.picture import Stamp, svg_of
from components.topics.contract import Content, Table
from components.words.format import number
from components.words.text import tr

PICTURE, FIGURES_ONLY = (1385, 940), (1385, 420)
"""Size in px of the first page's picture, in the proportions of A4 lying down, and where there are figures alone."""
MANY_DIGITS = 10_000
"""From here on thousands are parted; years keep their four digits together."""


def sheet_html(content: Content, look: Look, stamp: Stamp) -> str:
    """The sheet in the look's language, for white paper where the look is light."""
    with using(look):
        size = PICTURE if content.charts or content.maps else FIGURES_ONLY
        parts = [
            f'<section class="picture">{svg_of(content, look, size, stamp)}</section>',
            list_html(tr("要点"), (sentence.text for sentence in content.sentences), "ul"),
            *map(table_html, content.tables),
            list_html(tr("出处"), dict.fromkeys(citation.text() for citation in content.citations), "ol"),
            _origin(content, stamp),
        ]
    return "".join(parts)


def list_html(title: str, texts: Iterable[str], tag: str) -> str:
    """A list under its title, every text escaped; nothing for no texts."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts if text)
    head = f"<h2>{escape(title)}</h2>" if title else ""
    return f"<section>{head}<{tag}>{items}</{tag}></section>" if items else ""


def table_html(table: Table) -> str:
    """Every row under heads that stand on each page; figures at the right."""
    frame = table.frame
    heads = "".join(map(_head, frame.columns, frame.dtypes))
    columns = [frame.iloc[:, place].tolist() for place in range(len(frame.columns))]
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in zip(*columns, strict=True))
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    body = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<section><h2>{escape(table.title)}</h2>{body}{note}</section>"


def _head(name: object, kind: Any) -> str:
    look = ' class="figure"' if pd.api.types.is_numeric_dtype(kind) else ""
    return f"<th{look}>{escape(str(name))}</th>"


def _cell(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return "<td></td>"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"<td>{escape(str(value))}</td>"
    text = number(value)
    return f'<td class="figure">{text if abs(value) >= MANY_DIGITS else text.replace(",", "")}</td>'


def _origin(content: Content, stamp: Stamp) -> str:
    """What the sheet is, when it was made, and the way back to the same view."""
    lines = [content.notice] if content.notice else []
    lines += [tr("导出时间") + tr("：") + stamp.made_at] if stamp.made_at else []
    lines += [tr("方案码") + tr("：") + stamp.code] if stamp.code else []
    lines += [tr("打开同一画面") + tr("：") + stamp.link] if stamp.link else []
    words = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<section class="origin">{_code(stamp.link)}<div>{words}</div></section>'


def _code(link: str) -> str:
    try:
        return qr_svg(link) if link else ""
    except AddressTooLongError:
        return ""
