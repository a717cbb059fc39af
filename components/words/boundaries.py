"""What the boundaries on the map are, in words: this project's sketch, or a supplied file with its source and error."""

from collections.abc import Mapping
from typing import Any

from components.base import cache
from components.base.look import SOURCE_LANGUAGE
from components.words.format import number
from components.words.text import language as viewers_language
from components.words.text import pick, say, tr
from geo.contracts import Layer
from geo.errors import LayerContractError
from model.messages import message

OUTLINE, SUBDISTRICTS, GROUPS, RIVER = "startup_area", "subdistricts", "groups", "yellow_river"


def entry(layer_id: str) -> Layer | None:
    """The layer's entry; None where the catalogue is broken or has none."""
    try:
        return next((layer for layer in cache.layers() if layer.id == layer_id), None)
    except LayerContractError:
        return None


def is_sketch(layer_id: str) -> bool:
    """Whether the layer is schematic, also where nothing can be said of it."""
    layer = entry(layer_id)
    return layer is None or layer.schematic


def error_m(layer_id: str, otherwise: float) -> float:
    """How far off the layer may be at its worst, metres."""
    layer = entry(layer_id)
    return otherwise if layer is None else layer.accuracy_m


def source_of(layer_id: str) -> str:
    """Where the layer comes from, in the viewer's language."""
    layer = entry(layer_id)
    return pick(layer.source.zh, layer.source.en) if layer else ""


def map_nature(language: str = "") -> str:
    """The sentence that stands with every map: that it is a sketch, or which layers are not and whose they are."""
    chosen = language or viewers_language()
    supplied = _supplied()
    if not supplied:
        return say(message("示意图，非法定边界，不作为划界依据。"), chosen)
    clauses = say(message("；"), chosen).join(_clause(layers, chosen) for layers in _by_source(supplied))
    if any(layer.id == OUTLINE for layer in supplied):
        return say(message("{clauses}；其余为示意，不作为划界依据。", clauses=clauses), chosen)
    return say(message("示意图，非法定边界，不作为划界依据；其中{clauses}。", clauses=clauses), chosen)


def _supplied() -> list[Layer]:
    try:
        return [layer for layer in cache.layers() if not layer.built and not layer.schematic]
    except LayerContractError:
        return []


def _by_source(supplied: list[Layer]) -> list[list[Layer]]:
    groups: dict[tuple[str, float], list[Layer]] = {}
    for layer in supplied:
        groups.setdefault((layer.source.zh, layer.accuracy_m), []).append(layer)
    return list(groups.values())


def _clause(layers: list[Layer], language: str) -> str:
    is_chinese = language == SOURCE_LANGUAGE
    titles = say(message("、"), language).join(each.title.zh if is_chinese else each.title.en for each in layers)
    source = layers[0].source.zh if is_chinese else layers[0].source.en
    words = message("{layers}取自{source}（误差约 ±{m} 米）", layers=titles, source=source,
                    m=number(layers[0].accuracy_m))  # fmt: skip
    return say(words, language)


def measured_note(properties: Mapping[str, Any]) -> str:
    """What an area measured on a feature is worth, by the feature's own precision."""
    if properties["precision"] in ("schematic", "approximate"):
        return tr("量的是示意图形，不是法定面积")
    return tr("图形误差约 ±{m} 米，法定面积以公布的为准", m=number(float(properties["accuracy_m"])))


def areas_note() -> str:
    """Origin and limits of the subdistricts' areas."""
    if is_sketch(SUBDISTRICTS):
        return tr(
            "图上面积为推算：内部街道界多为示意（±2 公里），合计按官方约 798 平方公里校准，不是各街道的法定面积。"
        )
    return tr(
        "图上面积按{source}的街道界量得（误差约 ±{m} 米），法定面积以公布的为准。",
        source=source_of(SUBDISTRICTS), m=number(error_m(SUBDISTRICTS, 0.0)),
    )  # fmt: skip


def outline_note() -> str:
    """What a measure that a person takes on the map is worth where it follows the outline."""
    if is_sketch(OUTLINE):
        return tr("轮廓为示意，不是测绘成果，量得的数只作估计。")
    return tr("轮廓取自{source}（误差约 ±{m} 米），量得的数不代替测绘。", source=source_of(OUTLINE),
              m=number(error_m(OUTLINE, 0.0)))  # fmt: skip


def groups_note() -> str:
    """What the areas of the groups are."""
    if is_sketch(GROUPS):
        return tr("组团范围为示意")
    return tr("组团范围取自{source}", source=source_of(GROUPS))
