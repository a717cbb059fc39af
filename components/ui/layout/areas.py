"""Subdistricts in a table that selects on the map, and the land budget of the 798 km²."""

from functools import partial

import pandas as pd
import streamlit as st

from components.base import cache
from components.drawing.charts.land_budget import land_budget_frame, land_budget_spec
from components.ui import viewport
from components.ui.layout import view
from components.ui.picks import picked_row
from components.ui.provenance import source_button
from components.words.citation import cite
from components.words.text import pick, tr

DISTRICT_PX = 150  # px at size 1.0


def subdistrict_frame() -> pd.DataFrame:
    """One row per subdistrict, largest first: id, name, district, area_km2 and share_pct of the drawn area."""
    rows = [f["properties"] for f in cache.features("subdistricts")]
    frame = pd.DataFrame(
        {
            "id": [r["id"] for r in rows],
            "name": [pick(r["name"], r["name_en"]) for r in rows],
            "district": [r["district"] for r in rows],
            "area_km2": [float(r["area_km2"]) for r in rows],
        }
    )
    frame["share_pct"] = 100 * frame["area_km2"] / frame["area_km2"].sum()
    return frame.sort_values("area_km2", ascending=False, ignore_index=True)


def _pick_row(key: str, ids: list[str]) -> None:
    chosen = picked_row(key, ids) or ""
    view.select(chosen, fly=bool(chosen))


def subdistrict_table(selected: str, width: float) -> None:
    """The table in `width` px; a row selects on the map, and the map's selection marks the row.

    The district comes last: where there is no room for it, it is reached by scrolling and no other column is cut.
    """
    size = viewport.current().size
    left = round(width - 36 - (158 + 74) * size)  # beside the tick, name and area
    room = left - round(DISTRICT_PX * size) if left > (DISTRICT_PX + 90) * size else left
    frame = subdistrict_frame()
    ids = list(frame["id"])
    marked = [ids.index(selected)] if selected in ids else []
    # A table takes a selection from us only when it is new, so each selection has a table of its own.
    key = f"subdistrict_table_{selected if marked else 'none'}"
    st.dataframe(
        frame[["name", "area_km2", "share_pct", "district"]],
        key=key,
        hide_index=True,
        on_select=partial(_pick_row, key, ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": marked, "columns": [], "cells": []}},
        column_config={
            "name": st.column_config.TextColumn(tr("街道"), width=round(158 * size)),
            "area_km2": st.column_config.NumberColumn(tr("平方公里"), format="%.1f", width=round(74 * size)),
            "share_pct": st.column_config.ProgressColumn(
                tr("占比"), format="%.1f%%", min_value=0, max_value=20, width=max(room, round(78 * size))
            ),
            "district": st.column_config.TextColumn(tr("所在区"), width=round(DISTRICT_PX * size)),
        },
    )
    st.caption(
        tr("图上面积为推算：内部街道界多为示意（±2 公里），合计按官方约 798 平方公里校准，不是各街道的法定面积。")
    )


def land_budget() -> None:
    """798 km² against the two stated limits: what they allow, in km² (derived)."""
    rows = {str(r["element_id"]): r for _, r in cache.table("spatial_elements").iterrows()}
    total, green, built = (rows[i] for i in ("startup_area", "limit_blue_green", "limit_built_land"))
    area, floor, cap = (float(r["value"]) for r in (total, green, built))
    spec = land_budget_spec(viewport.theme(), viewport.current().size)
    alt = tr("蓝绿空间与城镇建设用地占比的控制线")
    st.vega_lite_chart(land_budget_frame(floor, cap), spec, width="stretch", alt=alt)
    st.markdown(
        tr(
            "蓝绿空间占比**不少于 {floor:g}%**，即至少约 **{low:.0f}** 平方公里；"
            "城镇建设用地占比**控制在 {cap:g}% 以内**，即至多约 **{high:.0f}** 平方公里（◇ 推算：{area:g} × 占比）。",
            floor=floor, low=area * floor / 100, cap=cap, high=area * cap / 100, area=area,
        )
    )  # fmt: skip
    st.caption(tr("口径：全域（约 798 平方公里）。文件没有给出现状占比，这里只画控制线。"))
    sources = cache.sources()
    source_button([cite(row, sources) for row in (total, green, built)], key="source_land_budget")
