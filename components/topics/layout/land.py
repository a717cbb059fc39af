"""Subdistricts with their areas, and the land of the 798 km² against the two stated limits."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.base import cache
from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.land_budget import land_budget_frame, land_budget_spec
from components.drawing.charts.titled import titled
from components.words import boundaries
from components.words.citation import Citation, cite
from components.words.text import pick, tr

CITED = ("startup_area", "limit_blue_green", "limit_built_land")
WIDTH, ROOM_SIZE = 900, 1.5
DISTRICTS = {
    "天桥区": "Tianqiao District",
    "济阳区": "Jiyang District",
    "历城区": "Licheng District",
    "历城区（高新区代管）": "Licheng District (run by the High-tech Zone)",
    "章丘区": "Zhangqiu District",
}
"""English names of the districts that the layer of subdistricts names."""


def subdistrict_frame() -> pd.DataFrame:
    """One row per subdistrict, largest first: id, name, district, area_km2 and share_pct of the drawn area."""
    rows = [f["properties"] for f in cache.features("subdistricts")]
    frame = pd.DataFrame(
        {
            "id": [r["id"] for r in rows],
            "name": [pick(r["name"], r["name_en"]) for r in rows],
            "district": [pick(r["district"], DISTRICTS.get(r["district"], "")) for r in rows],
            "area_km2": [float(r["area_km2"]) for r in rows],
        }
    )
    frame["share_pct"] = 100 * frame["area_km2"] / frame["area_km2"].sum()
    return frame.sort_values("area_km2", ascending=False, ignore_index=True)


def area_note() -> str:
    """Note on the origin and limits of the subdistricts' areas."""
    return boundaries.areas_note()


@dataclass(frozen=True)
class Budget:
    """The area in km², the least share of blue-green space and the largest share of built land in percent."""

    area_km2: float
    green_floor_pct: float
    built_cap_pct: float
    citations: tuple[Citation, ...]

    @property
    def green_km2(self) -> float:
        """The least blue-green space, km²."""
        return self.area_km2 * self.green_floor_pct / 100

    @property
    def built_km2(self) -> float:
        """The largest built land, km²."""
        return self.area_km2 * self.built_cap_pct / 100

    @property
    def rows(self) -> pd.DataFrame:
        """The rows of the bar."""
        return land_budget_frame(self.area_km2, self.green_floor_pct, self.built_cap_pct)


def budget() -> Budget:
    """The two limits with what they allow. Raises DataContractError; KeyError where the tables do not state one."""
    rows, sources = cache.records("spatial_elements", "element_id"), cache.sources()
    area, floor, cap = (float(rows[ident]["value"]) for ident in CITED)
    return Budget(area, floor, cap, tuple(cite(rows[ident], sources) for ident in CITED))


def budget_sentence(land: Budget) -> str:
    """The two limits in km², in Markdown."""
    return tr(
        "蓝绿空间占比**不少于 {floor:g}%**，即至少约 **{low:.0f}** 平方公里；"
        "城镇建设用地占比**控制在 {cap:g}% 以内**，即至多约 **{high:.0f}** 平方公里（◇ 推算：{area:g} × 占比）。",
        floor=land.green_floor_pct, low=land.green_km2, cap=land.built_cap_pct, high=land.built_km2,
        area=land.area_km2,
    )  # fmt: skip


def scope_note() -> str:
    """Note on the scope of the land, and on what the documents leave out."""
    return tr("口径：全域（约 798 平方公里）。文件没有给出现状占比，这里只画控制线。")


def budget_alt() -> str:
    """Text alternative of the bar."""
    return tr("蓝绿空间与城镇建设用地占比的控制线")


def budget_chart(land: Budget, look: Look) -> Chart:
    """The two limits as a picture of its own."""
    title = budget_alt()
    spec: dict[str, Any] = land_budget_spec(look.theme, 1.0)
    return Chart(
        ident="land",
        title=title,
        spec=titled(spec, title, [budget_sentence(land).replace("**", ""), scope_note()], WIDTH, look.theme),
        rows=land.rows,
        alt=title,
        source_note="".join(dict.fromkeys(citation.text() for citation in land.citations)),
        grades=("official", "derived"),
        room_spec=titled(land_budget_spec(look.theme, ROOM_SIZE), "", [scope_note()], WIDTH, look.theme),
    )
