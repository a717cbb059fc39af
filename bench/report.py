"""Prints the table of promises and writes it as JSON and Markdown under ``bench/out``."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.promises import PROMISES, Result

OUT = Path(__file__).parent / "out"
HEAD = ("promise", "page", "limit", "measured", "", "medians")
VERDICT = {True: "kept", False: "MISSED", None: "not measured"}


def circumstances(load_before: float) -> str:
    """The conditions of the measurement in one line."""
    load_after = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "pydeck", "altair"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · Python {platform.python_version()} · {packages} · "
        f"{os.cpu_count()} cores · load {load_before:.1f} before, {load_after:.1f} after"
    )


def rows(results: list[Result]) -> list[tuple[str, ...]]:
    lines_of_table: list[tuple[str, ...]] = []
    for result in results:
        promise = PROMISES[result.promise]
        measured = "–" if result.value is None else f"{result.value:.3g} {promise.unit}".strip()
        limit = f"≤ {promise.limit:g} {promise.unit}".strip()
        page = result.page or "overview"
        lines_of_table.append((promise.title, page, limit, measured, VERDICT[result.is_met], result.note))
    return lines_of_table


def markdown(results: list[Result], lines: list[str]) -> str:
    table = [HEAD, ("---",) * len(HEAD), *rows(results)]
    formatted = ("| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in table)
    return "\n".join([*lines, "", *formatted, ""])


def write(results: list[Result], floors: str, load_before: float) -> None:
    """Print the table, then write ``bench/out/latest.json`` and ``bench/out/latest.md``."""
    lines = [circumstances(load_before), f"Floors: {floors}"]
    table = [HEAD, *rows(results)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEAD) - 1)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1], sep="  ")
    print(*lines, sep="\n")
    OUT.mkdir(exist_ok=True)
    record = {"circumstances": lines, "results": [{**asdict(result), "kept": result.is_met} for result in results]}
    (OUT / "latest.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    (OUT / "latest.md").write_text(markdown(results, lines), "utf-8")
