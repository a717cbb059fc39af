"""The method of the minutes and its error, a line each."""

import numpy as np

from components.topics.reach.remembered import remembered
from components.topics.reach.scene import Scene
from components.topics.reach.uncertainty import error_in
from components.words.format import number
from components.words.text import tr
from model.reach.error import GRID_STRETCH, cell_error

COARSE_M = 800.0
"""From this error on a crossing counts as coarsely placed: no estimate without a published coordinate is closer."""


@remembered
def method(scene: Scene) -> str:
    """The method in one line."""
    speeds = scene.question.speeds
    figures = {
        "urban": number(speeds.urban_kmh), "rural": number(speeds.rural_kmh), "crossing": number(speeds.crossing_kmh),
        "express": number(speeds.expressway_kmh),
    }  # fmt: skip
    if scene.network_name:
        return tr(
            "方法：导入的路网，车速按文件，不算拥堵；过河只走通道，"
            "路网没有的通道过河 {crossing}、高速桥 {express} 公里/时（△ 假定）。",
            **figures,
        )  # fmt: skip
    return tr(
        "方法：250 米网格，直线路程 × {detour}，城区 {urban}、郊区 {rural}、过河 {crossing}、高速桥 {express} 公里/时，"
        "不算拥堵；过河只走通道（△ 假定）。",
        detour=number(speeds.detour, 2), **figures,
    )  # fmt: skip


@remembered
def error(scene: Scene) -> str:
    """The error of the minutes in one line."""
    bound = cell_error(scene.reach, scene.question.cell, scene.question.after)
    most = float(bound[scene.kit.grid.inside_m2 * np.isfinite(scene.answer.after) > 0].max(initial=0.0))
    grid_words = (
        "" if scene.network_name
        else tr("网格走向使路程至多长 {n}；", n=f"{number(GRID_STRETCH * 100, 1)}%")
    )  # fmt: skip
    return tr(
        "误差：{grid}通道位置（{k} 处误差在 {m} 米以上）使一程平均可差 ±{mean}、最多 ±{most} 分钟；{n} 处通道不能算入。"
        "小于平均误差的差别不作增减看。示意测算，不作工程依据。",
        grid=grid_words, mean=number(error_in(scene), 1), most=number(most, 1), n=len(scene.kit.left_out),
        m=number(COARSE_M), k=sum(link.accuracy_m >= COARSE_M for link in scene.reach.links),
    )  # fmt: skip
