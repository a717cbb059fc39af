"""How many projects and facilities each of the five groups has, by stage: bars that stand beside the groups' names."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.base.scales import Theme, colour
from components.drawing.maps.structure_signs import Shape
from components.topics.facilities.state import TODAY
from components.topics.facilities.words import STAGE
from components.topics.industry.facts import load_facts
from components.topics.industry.filters import Counts, by_group
from components.topics.industry.state import UNSTATED
from components.words.text import tr
from data.errors import DataContractError
from geo.errors import LayerContractError

BAR, WIDE_BAR = (96.0, 12.0), (200.0, 18.0)
"""Width of the longest bar and height of all, units: in a panel, and in one with room."""
Box = tuple[float, float]
SWATCH: Box = (12.0, 12.0)
SHADES = {
    "open": ("primary", 1.0), "building": ("primary", 0.55), "planned": ("primary", 0.0), "unstated": ("unknown", 0.55),
}  # fmt: skip
"""Colour and opacity of a stage: shades of one colour, as the groups' own colours stand beside them; what is only
planned is an open frame."""
EDGE = 1.2
"""Width of a frame, units."""
LEADING = 2
"""So many groups are named as those that have most."""


@dataclass(frozen=True)
class GroupProjects:
    """Group id to stage to number of projects and facilities, and how many no source puts in a group."""

    counts: Counts
    unstated: int

    @property
    def most(self) -> int:
        """Of the group that has the most; 1 at least."""
        return max(1, *(sum(stages.values()) for stages in self.counts.values()))

    def bar(self, group: str, theme: Theme, box: Box = BAR) -> tuple[Shape, ...]:
        """The bar of a group in a `box`, a piece a stage, from the left."""
        pieces, x, unit = [], 0.0, box[0] / self.most
        for stage, n in self.counts[group].items():
            if n:
                pieces.append(_box(stage, theme, x, (n * unit, box[1])))
            x += n * unit
        return tuple(pieces)

    def words(self, group: str) -> str:
        """`12 项：在建 8、规划与待建 4`."""
        stages = self.counts[group]
        total = tr("{n} 项", n=sum(stages.values()))
        parts = tr("、").join(f"{tr(STAGE[stage])} {n}" for stage, n in stages.items() if n)
        return tr("{name}：{facts}", name=total, facts=parts) if parts else total

    def finding(self, names: Mapping[str, str]) -> str:
        """`38 项写明组团，济南城市副中心、崔寨高新产业集聚区占 31 项；另 149 项未写明`; `names` by group."""
        totals = {group: sum(stages.values()) for group, stages in self.counts.items()}
        most = sorted(totals, key=lambda group: -totals[group])[:LEADING]
        leading = tr("、").join(names[group] for group in most if group in names)
        facts = {"all": sum(totals.values()), "leading": leading, "n": sum(totals[group] for group in most)}
        return tr("{all} 项写明组团，{leading}占 {n} 项；另 {rest} 项未写明", **facts, rest=self.unstated)

    def note(self) -> str:
        """When they were counted, and how they came into a group."""
        return tr("{year}年底，按阶段；按文件或图上位置归入组团", year=TODAY)


def group_projects() -> GroupProjects:
    """As the sources have them, without any scenario. Raises DataContractError and LayerContractError."""
    facts = load_facts()
    counts = by_group(facts, facts.projects, TODAY)
    return GroupProjects(
        {group: stages for group, stages in counts.items() if group != UNSTATED}, sum(counts[UNSTATED].values())
    )


def sound_group_projects() -> GroupProjects | None:
    """The same for what can do without: None where a table or layer of them is broken."""
    try:
        return group_projects()
    except (DataContractError, LayerContractError):
        return None


def swatches(theme: Theme) -> tuple[tuple[Shape, ...], ...]:
    """A square a stage, in the order of `STAGE`."""
    return tuple((_box(stage, theme, 0.0, SWATCH),) for stage in STAGE)


def _box(stage: str, theme: Theme, x: float, size: Box) -> Shape:
    role, opacity = SHADES[stage]
    half, tint = EDGE / 2, colour(role, theme)
    box: Mapping[str, str | float] = {
        "x": round(x + half, 2), "y": half, "width": round(max(0.1, size[0] - EDGE), 2), "height": size[1] - EDGE,
        "fill": tint, "stroke": tint, "stroke-width": EDGE,
    }  # fmt: skip
    return "rect", {**box, "fill-opacity": opacity, "stroke-opacity": opacity or 1.0}
