"""What tests of releases share: a store on the disk, a folder for releases, made-up figures for a year to come."""

import csv
import io
from pathlib import Path

from components.store.releases import content_of

OBSERVATIONS = "data/observations.csv"
MADE_UP = "虚构的测试数据"


def with_rows(*rows: dict[str, str]) -> bytes:
    """The table of observations with more rows."""
    content = content_of(OBSERVATIONS)
    columns = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writerows(rows)
    return content.rstrip(b"\n") + b"\n" + text.getvalue().encode()


def actual(indicator: str, year: int, value: str, unit: str, **other: str) -> dict[str, str]:
    """A made-up figure."""
    row = {"indicator_id": indicator, "scope": "direct", "year": str(year), "measure": "level", "kind": "actual"}
    source = {"source_id": "plan-2024", "locator": "附件/一、经济增长", "quote": f"{MADE_UP} {value}", "note": MADE_UP}
    return row | {"value": value, "unit": unit} | source | other


def names_in(folder: Path) -> set[str]:
    """What lies in the folder of releases."""
    return {path.name for path in folder.iterdir()} if folder.exists() else set()
