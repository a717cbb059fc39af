"""Contradictions in the documents: results of the checks joined with the catalogue, validated by the printed figures.

`contradictions.yaml` holds the known ones with our reading. Each entry repeats the printed values it rests on; when a
source row is corrected the entry no longer fits and reading it fails, so that no stale remark stays on screen.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.catalog import Title
from data.checks import detections
from data.checks_rows import CheckName, Detection, Figure, Verdict
from data.contradictions import Contradiction, catalogue, faults, row_of
from data.errors import DataContractError
from data.tables import DATA

NOT_YET_READ = Title(
    zh="尚未研判：应用照录各处原数，不作取舍。", en="Not yet assessed: every printed figure is kept, none preferred."
)
WHY_UNKNOWN = Title(zh="由程序比对发现，尚无说明。", en="Found by comparison; no explanation yet.")
CHECK_TITLES: dict[CheckName, str] = {
    "growth_vs_levels": "Printed growth against printed levels",
    "text_vs_table": "Running text against annex",
    "unit_vs_unit": "Unit against unit",
    "target_vs_actual": "Target against the year before",
    "target_vs_target": "Target against target",
    "document_vs_document": "Document against document",
    "press_vs_document": "Press against document",
    "press_vs_press": "Press against press",
    "name_vs_name": "Name against name",
    "name_vs_column": "Name against column",
    "count_vs_names": "Count against names",
    "step_vs_step": "Step against step",
}


@dataclass(frozen=True)
class Finding:
    """A disagreement with our reading of it. `reading` says which figure the app uses, `why` for what reason.

    `size` in `size_unit`, None where there is nothing to measure. `catalogued` is false for one not reviewed
    yet. `figures` stand side by side as printed.
    """

    id: str
    check: CheckName
    found_by: Literal["check", "reading"]
    catalogued: bool
    title: Title
    verdict: Verdict
    figures: tuple[Figure, ...]
    arithmetic: str
    size: float | None
    size_unit: str
    reading: Title
    why: Title
    indicator_ids: tuple[str, ...]
    element_ids: tuple[str, ...]


def findings(root: Path = DATA) -> tuple[Finding, ...]:
    """Every finding over the tables of `root`: the known ones in the order of the file, then new ones.

    Raises DataContractError for a broken table or file, for an entry whose printed figures have changed, and for one
    that the checks no longer find: rewrite or remove the entry.
    """
    declared = catalogue(root)
    detected = {one.id: one for one in detections(root)}
    stale = faults(declared, detected, root)
    if stale:
        raise DataContractError(stale)
    listed = {entry.id for entry in declared.known} | {entry.id for entry in declared.explained}
    new = [_new(one) for name, one in detected.items() if name not in listed]
    return (*(_catalogued(entry, detected.get(entry.id), root) for entry in declared.known), *new)


def _catalogued(entry: Contradiction, detection: Detection | None, root: Path) -> Finding:
    """The entry with the figures of its detection, or of its rows where only reading finds it."""
    if detection is None:
        detection = Detection(
            id=entry.id,
            check=entry.check or "text_vs_table",
            title=entry.title.zh,
            verdict=entry.verdict,
            figures=tuple(figure for row in entry.rows if (figure := row_of(row, root))),
            arithmetic=entry.arithmetic,
            size=entry.size,
            size_unit=entry.size_unit,
        )
    return Finding(
        **{name: getattr(detection, name) for name in ("id", "check", "figures", "arithmetic", "size", "size_unit")},
        found_by=entry.found_by,
        catalogued=True,
        title=entry.title,
        verdict=entry.verdict,
        reading=entry.reading,
        why=entry.why,
        indicator_ids=tuple(dict.fromkeys((*detection.indicator_ids, *entry.indicator_ids))),
        element_ids=tuple(dict.fromkeys((*detection.element_ids, *entry.element_ids))),
    )


def _new(detection: Detection) -> Finding:
    """A detection not yet reviewed, with words that say so."""
    return Finding(
        id=detection.id,
        check=detection.check,
        found_by="check",
        catalogued=False,
        title=Title(zh=detection.title, en=f"{CHECK_TITLES[detection.check]}: {detection.id}"),
        verdict=detection.verdict,
        figures=detection.figures,
        arithmetic=detection.arithmetic,
        size=detection.size,
        size_unit=detection.size_unit,
        reading=NOT_YET_READ,
        why=WHY_UNKNOWN,
        indicator_ids=detection.indicator_ids,
        element_ids=detection.element_ids,
    )
