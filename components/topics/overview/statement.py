"""What the area is, in four lines with its clauses."""

from typing import Any

import pandas as pd

from components.base import cache
from components.base.words_cache import words_cache
from components.words.citation import Citation, cite
from components.words.format import number
from components.words.text import pick, tr

PHRASE = "setting_two_banks"
CITED = (PHRASE, "startup_area", "taiping", "tangwang_midwest", "luokou_north", "layout_overall")


@words_cache(8)
def stated(versions: tuple[int, ...]) -> tuple[tuple[str, ...], list[Citation]]:
    """The statement and its citations, built once per version of the facts and per language."""
    elements, sources = cache.table("spatial_elements"), cache.sources()
    return statement(elements), [cite(row, sources) for row in statement_rows(elements)]


def statement(elements: pd.DataFrame) -> tuple[str, ...]:
    """The opinion's phrase, size, structure, bounds and subdistricts; counted in the table of elements. Raises
    KeyError without the area or the phrase."""
    by_id = elements.set_index("element_id")
    parts = elements[elements["element_type"] == "subdistrict"]
    whole = int(parts["role"].str.startswith("整体").sum())
    phrase = pick(str(by_id["name"][PHRASE]), str(by_id["name_en"][PHRASE]))
    size = number(float(by_id["value"]["startup_area"]))
    bounds = tr(
        "南起黄河—济青高速，北至徒骇河　{count} 个街道（{whole} 个整体、{part} 个部分）",
        count=len(parts),
        whole=whole,
        part=len(parts) - whole,
    )
    return phrase, tr("约 {size} 平方公里（全域，2021年意见）", size=size), tr("一纵一横两核五组团"), bounds


def statement_rows(elements: pd.DataFrame) -> list["pd.Series[Any]"]:
    """The rows behind the statement; what is no longer in the table is left out."""
    cited = elements[elements["element_id"].isin(CITED)]
    return [row for _, row in cited.iterrows()]
