"""Contradictions in the documents: results of the checks joined with the catalogue, validated by the printed figures.

`contradictions.yaml` holds the known ones with our reading. Each entry repeats the printed values it rests on; when a
source row is corrected the entry no longer fits and reading it fails, so that no stale remark stays on screen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.catalog import Title
from data.checks import detections
from data.checks_rows import CheckName, Detection, Doubt, Figure, Verdict
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

DOUBTS: dict[CheckName, Doubt] = {
    "growth_vs_levels": "level",
    "text_vs_table": "level",
    "unit_vs_unit": "unit",
    "target_vs_actual": "plan",
    "target_vs_target": "plan",
    "document_vs_document": "level",
    "press_vs_document": "date",
    "press_vs_press": "date",
    "name_vs_name": "name",
    "name_vs_column": "definition",
    "count_vs_names": "list",
    "step_vs_step": "state",
}
"""What a finding of each check puts in doubt unless its entry in `contradictions.yaml` says otherwise."""
BARS_JUDGEMENT: frozenset[Doubt] = frozenset({"level", "unit", "definition"})


@dataclass(frozen=True)
class Finding:
    """A disagreement with our reading of it. `reading` says which figure the app uses, `why` for what reason.

    `doubts`: what it puts in doubt. `size` in `size_unit`, None where there is nothing to measure. `catalogued` is
    false for one not reviewed yet. `figures` stand side by side as printed.
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
    doubts: tuple[Doubt, ...]

    @property
    def bars_judgement(self) -> bool:
        """Whether level, unit or definition is in doubt, so that its indicators are shown and not judged."""
        return not BARS_JUDGEMENT.isdisjoint(self.doubts)


def doubted_indicators(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Indicator id to the findings that keep it from being judged."""
    doubted: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        for ident in finding.indicator_ids if finding.bars_judgement else ():
            doubted[ident] = (*doubted.get(ident, ()), finding)
    return doubted


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
        doubts=entry.doubts or (DOUBTS[detection.check],),
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
        doubts=(DOUBTS[detection.check],),
    )
