"""Data of the what-if pages: levers with their ticks, presets, and the catalogue that validates codes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from components.base import cache
from components.words.release_words import release_mark
from data.base_year import BaseYear
from data.baseline import Declared, Tick, baseline_of, declared_at_base, ticks
from data.catalog import Source, sources
from data.levers import FigureEntry, LeverEntry, LeverGroup
from data.presets import Preset, presets
from data.printed import PrintedFigures
from model.formula import Formula
from model.formulas import FORMULAS, RETIRED_OUTCOMES, catalogue
from model.lever import Baseline
from model.scenario_check import Catalogue
from model.single_flight import single_flight
from model.trajectory import BASE_YEAR


@dataclass(frozen=True)
class Facts:
    """All declared data, read once per file version. `version` identifies it in the keys of result caches."""

    baseline: Baseline
    groups: tuple[LeverGroup, ...]
    entries: Mapping[str, LeverEntry]
    ticks: Mapping[str, tuple[Tick, ...]]
    presets: tuple[Preset, ...]
    printed: PrintedFigures
    sources: Mapping[str, Source]
    catalogue: Catalogue
    version: str
    base: BaseYear
    figures: tuple[FigureEntry, ...]

    @property
    def base_year(self) -> int:
        """The year that projections start from."""
        return self.base.year

    @property
    def formulas(self) -> Mapping[str, Formula]:
        """Every outcome, titles and texts as they read for the base year."""
        return catalogue(self.base.year)

    def title_of(self, lever_id: str) -> tuple[str, str]:
        """Chinese and English title of a lever or of a figure of the base year."""
        entry = self.baseline.by_id.get(lever_id) or self.baseline.figure_by_id[lever_id]
        return entry.title_zh, entry.title_en


def load_facts() -> Facts:
    """Raises DataContractError."""
    root = cache.data_root()
    presets = cache.folder_versions(f"{root}/presets", ".yaml")
    files = (*cache.facts_versions("observations"), *cache.folder_versions(root, "levers.yaml", "sources.yaml"))
    return _facts_of(str(root), files + presets)


@single_flight(maxsize=4)
def _facts_of(root: str, version: tuple[int, ...]) -> Facts:
    current: Declared = declared_at_base(cache.data_root())
    declared, base, printed = current.file, baseline_of(current), current.printed
    tag = hashlib.sha256(repr((base.levers, base.figures)).encode()).hexdigest()[:8]
    return Facts(
        baseline=base,
        groups=declared.groups,
        entries={entry.id: entry for entry in declared.levers},
        ticks={entry.id: ticks(entry, printed) for entry in declared.levers},
        presets=presets(base, cache.data_root()),
        printed=printed,
        sources=sources(cache.data_root()),
        catalogue=Catalogue(
            levers=base.levers,
            release=release_mark(tag, base.base_year),
            indicators=frozenset(printed.indicators) | frozenset(FORMULAS),
            retired=base.retired,
            retired_outcomes=RETIRED_OUTCOMES,
        ),
        version=tag if base.base_year == BASE_YEAR else f"{tag}.{base.base_year}",
        base=current.base_year,
        figures=declared.figures,
    )
