"""Findings over the sources: what the checks detect, read with its reviewed entry, guarded by the published figures.

`contradictions.yaml` holds the reviewed entries. Each repeats the published values it rests on; when a source row is
corrected the entry no longer fits and reading it fails, so that no stale remark stays on screen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.catalog import Source, Title, sources
from data.checks import detections
from data.checks_rows import Cause, CheckName, Detection, Doubt, Figure, Kind, Mismatch
from data.contradictions import Contradiction, catalogue, faults, row_of
from data.errors import DataContractError
from data.tables import DATA

NOT_YET_READ = Title(
    zh="尚未研判：应用照录各处原数，不作取舍。", en="Not yet assessed: every published figure is kept, none preferred."
)
WHY_UNKNOWN = Title(zh="由程序比对发现，尚无说明。", en="Found by comparison; no explanation yet.")
CHECK_TITLES: dict[CheckName, str] = {
    "growth_vs_levels": "Published growth against published levels",
    "text_vs_table": "Running text against annex",
    "text_vs_text": "Text against text",
    "unit_vs_unit": "Unit against unit",
    "rate_vs_level": "Rate times base against level",
    "share_vs_parts": "Percentage against its parts",
    "share_change": "Change of a share",
    "target_vs_actual": "Target against the year before",
    "target_vs_target": "Target against target",
    "document_vs_document": "Document against document",
    "press_vs_document": "Press against document",
    "press_vs_press": "Press against press",
    "name_vs_name": "Name against name",
    "name_vs_column": "Name against column",
    "count_vs_names": "Count against names",
    "list_vs_list": "List against list",
    "step_vs_step": "Step against step",
    "state_vs_state": "State against state",
    "date_vs_event": "Date against event",
}
DOUBTS: dict[CheckName, Doubt] = {
    "growth_vs_levels": "level",
    "text_vs_table": "level",
    "text_vs_text": "level",
    "unit_vs_unit": "unit",
    "rate_vs_level": "level",
    "share_vs_parts": "level",
    "share_change": "unit",
    "target_vs_actual": "plan",
    "target_vs_target": "plan",
    "document_vs_document": "level",
    "press_vs_document": "date",
    "press_vs_press": "date",
    "name_vs_name": "name",
    "name_vs_column": "definition",
    "count_vs_names": "list",
    "list_vs_list": "list",
    "step_vs_step": "state",
    "state_vs_state": "state",
    "date_vs_event": "date",
}
"""What a finding of each check puts in doubt unless its entry in `contradictions.yaml` says otherwise."""
BARS_JUDGEMENT: frozenset[Doubt] = frozenset({"level", "unit", "definition"})


@dataclass(frozen=True)
class Finding:
    """A mismatch and its cause, each with its own field. `reading` says which figure the app uses, `why` for what
    reason.

    `mismatch` says whether the figures or words disagree, `cause` whether the sources give the reason. `kind` says
    between which sources it stands; a gap is no contradiction: something the sources count and do not list.
    `doubts` says what it puts in doubt. `size` in `size_unit`, None where there is nothing to measure or where the
    mismatch is open, so that nothing is calculated from figures that may be about different things. `catalogued` is
    false for one not yet reviewed. `figures` stand side by side as published.
    """

    id: str
    check: CheckName
    kind: Kind
    found_by: Literal["check", "reading"]
    catalogued: bool
    title: Title
    mismatch: Mismatch
    cause: Cause
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
    def is_gap(self) -> bool:
        """Whether material is missing, as against two statements that disagree."""
        return self.kind == "gap"

    @property
    def bars_judgement(self) -> bool:
        """Whether level, unit or definition is in doubt, so that its indicators are displayed and not judged."""
        return not BARS_JUDGEMENT.isdisjoint(self.doubts)


def doubted_indicators(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Indicator id to the findings that keep it from being judged."""
    doubted: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        for ident in finding.indicator_ids if finding.bars_judgement else ():
            doubted[ident] = (*doubted.get(ident, ()), finding)
    return doubted


def findings(root: Path = DATA) -> tuple[Finding, ...]:
    """Every finding over the tables of `root`: the reviewed ones in the order of the file, then new ones.

    Raises DataContractError for a broken table or file, for an entry whose published figures have changed, and for one
    that the checks no longer detect: rewrite or remove the entry.
    """
    declared = catalogue(root)
    detected = {one.id: one for one in detections(root)}
    stale = faults(declared, detected, root)
    if stale:
        raise DataContractError(stale)
    listed = {entry.id for entry in declared.known} | {entry.id for entry in declared.explained}
    registered = sources(root)
    new = [_new(one, registered) for name, one in detected.items() if name not in listed]
    return (*(_catalogued(entry, detected.get(entry.id), registered, root) for entry in declared.known), *new)


def kind_of(detection: Detection, registered: Mapping[str, Source]) -> Kind:
    """Between which sources the figures of a detection stand."""
    if detection.gap:
        return "gap"
    official = {registered[f.source_id].grade == "official" for f in detection.figures if f.source_id in registered}
    if official == {True}:
        return "documents"
    return "press" if official == {False} else "press_documents"


def _of_rows(entry: Contradiction, root: Path) -> Detection:
    """What a check would have said of an entry that only reading finds."""
    return Detection(
        id=entry.id,
        check=entry.check or "text_vs_table",
        title=entry.title.zh,
        mismatch=entry.mismatch,
        figures=tuple(figure for row in entry.rows if (figure := row_of(row, root))),
        arithmetic=entry.arithmetic,
        size=entry.size,
        size_unit=entry.size_unit,
        gap=entry.gap,
    )


def _catalogued(
    entry: Contradiction, detection: Detection | None, registered: Mapping[str, Source], root: Path
) -> Finding:
    """The entry with the figures of its detection, or of its rows where only reading finds it."""
    detection = detection or _of_rows(entry, root)
    calculated = entry.mismatch == "proven" or detection.gap
    return Finding(
        id=detection.id,
        check=detection.check,
        figures=detection.figures,
        kind=kind_of(detection, registered),
        found_by=entry.found_by,
        catalogued=True,
        title=entry.title,
        mismatch=entry.mismatch,
        cause=entry.cause,
        arithmetic=detection.arithmetic if calculated else "",
        size=detection.size if calculated else None,
        size_unit=detection.size_unit if calculated else "",
        reading=entry.reading,
        why=entry.why,
        indicator_ids=tuple(dict.fromkeys((*detection.indicator_ids, *entry.indicator_ids))),
        element_ids=tuple(dict.fromkeys((*detection.element_ids, *entry.element_ids))),
        doubts=entry.doubts or (DOUBTS[detection.check],),
    )


def _new(detection: Detection, registered: Mapping[str, Source]) -> Finding:
    """A detection not yet reviewed, with words that say so."""
    return Finding(
        id=detection.id,
        check=detection.check,
        figures=detection.figures,
        kind=kind_of(detection, registered),
        found_by="check",
        catalogued=False,
        title=Title(zh=detection.title, en=f"{CHECK_TITLES[detection.check]}: {detection.id}"),
        mismatch=detection.mismatch,
        cause="question",
        arithmetic=detection.arithmetic,
        size=detection.size,
        size_unit=detection.size_unit,
        reading=NOT_YET_READ,
        why=WHY_UNKNOWN,
        indicator_ids=detection.indicator_ids,
        element_ids=detection.element_ids,
        doubts=(DOUBTS[detection.check],),
    )
