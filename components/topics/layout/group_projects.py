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

BAR = (96.0, 12.0)
"""Width of the longest bar and height of all, units."""
SWATCH = (12.0, 12.0)
SHADES = {
    "open": ("primary", 1.0), "building": ("primary", 0.62), "planned": ("primary", 0.3), "unstated": ("unknown", 0.5),
}  # fmt: skip
"""Colour and opacity of a stage: shades of one colour, as the groups' own colours stand beside them."""


@dataclass(frozen=True)
class GroupProjects:
    """Group id to stage to number of projects and facilities, and how many no source puts in a group."""

    counts: Counts
    unstated: int

    @property
    def most(self) -> int:
        """Of the group that has the most; 1 at least."""
        return max(1, *(sum(stages.values()) for stages in self.counts.values()))

    def bar(self, group: str, theme: Theme) -> tuple[Shape, ...]:
        """The bar of a group, a piece a stage, from the left."""
        pieces, x, unit = [], 0.0, BAR[0] / self.most
        for stage, n in self.counts[group].items():
            if n:
                pieces.append(_box(stage, theme, x, n * unit))
            x += n * unit
        return tuple(pieces)

    def words(self, group: str) -> str:
        """`12 项：在建 8、规划与待建 4`."""
        stages = self.counts[group]
        total = tr("{n} 项", n=sum(stages.values()))
        parts = tr("、").join(f"{tr(STAGE[stage])} {n}" for stage, n in stages.items() if n)
        return tr("{name}：{facts}", name=total, facts=parts) if parts else total

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


def swatches(theme: Theme) -> tuple[tuple[Shape, ...], ...]:
    """A square a stage, in the order of `STAGE`."""
    return tuple((_box(stage, theme, 0.0, SWATCH[0]),) for stage in STAGE)


def _box(stage: str, theme: Theme, x: float, width: float) -> Shape:
    role, opacity = SHADES[stage]
    box: Mapping[str, str | float] = {"x": x, "y": 0.0, "width": width, "height": BAR[1], "fill": colour(role, theme)}
    return "rect", {**box, "fill-opacity": opacity}
