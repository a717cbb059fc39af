"""Time of the ledger with many rows: ``python -m bench.ledger [--rows 10000]``.

CPU ms of this process and its children, medians of three, with a store in a file of its own; each step starts
from what the one before has left, as on the page. Promised of 10,000 rows: paging and filtering ≤ 100 ms, a page of the
month ≤ 300 ms, the workbook ≤ 1.5 s.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.report import circumstances
from components.base.clock import CLOCK
from components.export.files import csv_bytes
from components.export.workbook import Sheet, xlsx_bytes
from components.intake.sheets import read_sheet
from components.store import ledger
from components.store.ledger_book import with_reports
from components.store.store import Store, open_store
from components.topics.ledger import sheet, tables
from components.topics.ledger.differences import differences
from components.topics.ledger.facts import Facts, load_facts
from components.topics.ledger.lines import lines, on_page, selected
from components.topics.ledger.state import State
from model.ledger import STATUSES, Fields

PROMISES_MS = {
    "filter by words": 100.0, "filter by unit": 100.0, "one page as a table": 100.0, "one page of the month": 300.0,
    "XLSX": 1500.0,
}  # fmt: skip
ROUNDS = 3
UNITS = 40


def cpu_ms(step: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Median CPU ms of a step, children included."""
    times = []
    for _ in range(rounds):
        start = sum(os.times()[:4])
        step()
        times.append((sum(os.times()[:4]) - start) * 1e3)
    return statistics.median(times)


def filled(store: Store, rows: int) -> float:
    """Save so many tasks of one's own with a report each; ms of the one save."""
    edits = [ledger.Edit(f"u_{n:08x}", 0, report(n)) for n in range(rows)]
    return cpu_ms(lambda: ledger.save(store, edits, "甲"), 1)


def report(n: int) -> Fields:
    """The report of the n-th task."""
    due = f"2027-{n % 12 + 1:02d}-15"
    return Fields(STATUSES[n % 4], f"单位{n % UNITS}", due, f"第 {n} 项的进展", f"任务 {n}", "分解")


def looking(facts: Facts, store: Store) -> dict[str, float]:
    """What a viewer does on the page."""
    state = with_reports(State(), store)
    turns = iter(range(100))
    return {
        "read all reports": cpu_ms(lambda: ledger.reports(store)),
        "ask whether anything changed": cpu_ms(lambda: with_reports(State(), store)),
        "judge and order": cpu_ms(lambda: lines(facts, replace(state.book, stamp=(next(turns),)))),
        "filter by words": cpu_ms(lambda: selected(facts, replace(state, search="进展 77"))),
        "filter by unit": cpu_ms(lambda: selected(facts, replace(state, unit="单位7"))),
        "one page as a table": cpu_ms(lambda: tables.on_screen(on_page(selected(facts, state), 50))),
        "count by unit": cpu_ms(lambda: tables.units(facts, state)),
        **of_month(facts, store),
    }


def of_month(facts: Facts, store: Store) -> dict[str, float]:
    """The month's ledger: read, and then turned over page by page."""
    read = cpu_ms(lambda: tables.changed_in_month(facts, with_reports(State(view="month"), store)), 1)
    state = with_reports(State(view="month"), store)
    turned = cpu_ms(lambda: tables.month_rows(on_page(tables.changed_in_month(facts, state), 50)))
    return {"month": read, "one page of the month": turned}


def exchanging(facts: Facts, store: Store) -> dict[str, float]:
    """What goes out and comes back."""
    state = with_reports(State(), store)
    frame = sheet.fill_in(facts, state)
    book = xlsx_bytes([Sheet("填报表", frame)], datetime.now(CLOCK))
    cells = read_sheet("台账.xlsx", book)
    reading = sheet.read_sheet(cells.rows, cells.formulas, facts, state.book.now)
    return {
        "sheet to fill in": cpu_ms(lambda: sheet.fill_in(facts, state)),
        "XLSX": cpu_ms(lambda: xlsx_bytes([Sheet("填报表", frame)], datetime.now(CLOCK)), 1),
        "CSV": cpu_ms(lambda: csv_bytes(frame)),
        "read the XLSX in the child": cpu_ms(lambda: read_sheet("台账.xlsx", book), 1),
        "check its rows": cpu_ms(lambda: sheet.read_sheet(cells.rows, cells.formulas, facts, state.book.now)),
        "differences": cpu_ms(lambda: differences(reading.arrivals, state.book.now, {})),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    rows = parser.parse_args().rows
    load, facts = os.getloadavg()[0], load_facts()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_store(f"sqlite:///{Path(folder) / 'bench.sqlite'}")) as store,
    ):
        steps = {"save all": filled(store, rows), **looking(facts, store), **exchanging(facts, store)}
    print(circumstances(load), f"{rows} rows", sep="\n")
    for name, ms in steps.items():
        promise = PROMISES_MS.get(name)
        verdict = "" if promise is None else f"promised {promise:g}: {'kept' if ms <= promise else 'missed'}"
        print(f"{name:32} {ms:9.1f} ms  {verdict}")


if __name__ == "__main__":
    main()
