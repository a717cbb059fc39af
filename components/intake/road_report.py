"""Sentences on how a supplied network lies under the cells and at the river."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from components.words.format import number
from model.messages import Message, message
from model.reach.network import Joined, RoadNetwork


def lies(roads: RoadNetwork, joined: Joined) -> list[Message]:
    """Length, parts, land that is reached, and the crossings by how they are joined."""
    size = len(roads.x)
    graph = csr_array((np.ones(len(roads.a)), (roads.a, roads.b)), shape=(size, size))
    pieces, label = connected_components(graph, directed=False)
    largest = np.bincount(label[roads.a], roads.metres).max() / roads.metres.sum()
    reached = number(100 * joined.reached, 1)
    report = [
        message("采用道路共 {km} 公里、{n} 个节点。", km=number(roads.metres.sum() / 1e3, 1), n=number(size)),
        message("分成互不相连的 {n} 块，最大一块占 {share}%。", n=number(int(pieces)), share=number(100 * largest, 1)),
        message("起步区 {share}% 的土地附近有路（同岸 3 公里内）；其余按不可达计。", share=reached),
    ]
    if roads.duplicates:
        report.insert(1, message("有 {n} 段路与别的路段重复，只计一次。", n=number(roads.duplicates)))
    return [*report, *_crossings(joined.own, joined.added, joined.lost, len(joined.unnamed))]


def _crossings(own: Sequence[str], added: Sequence[str], lost: Sequence[str], unnamed: int) -> list[Message]:
    report = []
    if own:
        report.append(message("路网里自带的过河通道 {n} 处，按路网的长度和车速。", n=len(own)))
    if added:
        report.append(message("路网未包含的通道 {n} 处，已接到两岸最近的道路。", n=len(added)))
    if lost:
        report.append(message("附近没有道路、不能使用的通道 {n} 处。", n=len(lost)))
    if unnamed:
        report.append(message("有 {n} 段路跨过黄河但不是已知通道，按一直开通计；请核对。", n=unnamed))
    return report
