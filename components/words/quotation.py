"""How a printed clause is shown: a row of a table as a row, a sentence in quotation marks that are never doubled."""

import re
from contextlib import suppress

from components.base import cache
from components.base.errors import EXPECTED
from components.words.text import original
from model.single_flight import single_flight

BETWEEN_CELLS = "｜"
CELLS = ("actual_2022", "actual_2023", "growth_2023", "plan_2024", "growth_2024")
INNER = str.maketrans("“”", "‘’")


def printed(quote: str) -> str:
    """A clause as it is read: cells that a table prints side by side are kept apart, anything else stays as it is."""
    return _rows(cache.table_versions("annex_2024")).get(re.sub(r"\s+", "", quote), quote)


def in_marks(quote: str) -> str:
    """A clause in quotation marks: marks inside become single ones; a Chinese reader sees a table row without any."""
    text = printed(quote)
    if not text or BETWEEN_CELLS in text:
        return original(text)
    return f"“{text.translate(INNER)}”" if not _is_marked(text) else text


def _is_marked(text: str) -> bool:
    """Whether the whole text is one name in quotation marks."""
    return text.startswith("“") and text.find("”") == len(text) - 1


@single_flight(maxsize=2)
def _rows(version: tuple[int, ...]) -> dict[str, str]:
    """The rows of the annex with their cells apart, by the clause in which the cells run together."""
    rows: dict[str, str] = {}
    with suppress(*EXPECTED):  # the page that shows the annex says what is broken
        for row in cache.table("annex_2024").to_dict("records"):
            quote = re.sub(r"\s+", "", str(row["quote"]))
            cells = _cells({str(name): str(cell) for name, cell in row.items()}, quote)
            if cells:
                rows[quote] = BETWEEN_CELLS.join(cells)
    return rows


def _cells(row: dict[str, str], quote: str) -> list[str]:
    """The cells of a row of the annex in their order that together are its clause; nothing where they are not."""
    cells = [cell for cell in (row["name"], row["unit"], *(row[name] for name in CELLS)) if cell]
    for chosen in (cells, cells[1:]):
        if "".join(re.sub(r"\s+", "", cell) for cell in chosen) == quote:
            return chosen
    return []
