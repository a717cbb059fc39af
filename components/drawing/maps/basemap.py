"""The base map's style (Mapbox style version 8): land, water, borders, layers and labels, all from the app itself.

Thematic layers are drawn here rather than by deck.gl, for three reasons: labels keep clear of each other, a change of
layers or opacity sends a few kilobytes of style and no geometry, and a selection does not dim the rest of the map.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlencode

from components.base import cache
from components.base.assets_store import layer_features, layer_url
from components.base.look import Look
from components.base.scales import Theme, lettering_px, palette
from components.base.settings import read_settings
from components.drawing.maps import (
    base_parts,
    cell_pictures,
    clearings,
    ground_scale,
    marks,
    name_points,
    signs,
    stipple,
    style_labels,
    style_layers,
)
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.clearings import Clearing
from components.drawing.maps.frame import map_notice
from components.drawing.maps.ground_scale import GroundScale
from components.drawing.maps.signs import Marks
from geo.contracts import Layer
from geo.errors import LayerContractError
from model.single_flight import single_flight

Json = dict[str, Any]
FOREST = "forest_belts"
COVERS = {"subdistricts": ("groups", "axis", "river_band"), "groups": ("axis", "cores"), "belt": ("axis",)}
"""By layer: what its names keep clear of, where both are drawn."""
SIZES = (1.0, 1.5, 2.0)
BASE_SOURCES = (
    "base_borders", "base_mask", "startup_area", "river_band", "base_areas", "base_strokes", "yellow_river",
    "base_labels",
)  # fmt: skip


@dataclass(frozen=True)
class MapState:
    """State of a base map: theme, layers with opacity in percent, one selected element, language and text size.

    `marks` draws elements by their state: layer id to element id to state. `cells` lays pictures of cells under rivers
    and words. Layers in `unnamed` are drawn without the names of their elements. `scale` lies on the ground of a
    live map, whose names leave the `clearings` open.
    """

    theme: Theme = "light"
    show: Mapping[str, int] = field(default_factory=dict)
    selected: str = ""
    language: str = "zh"
    size: float = 1.0
    marks: Marks = field(default_factory=dict)
    cells: Cells = field(default_factory=Cells)
    unnamed: tuple[str, ...] = ()
    scale: GroundScale | None = None
    clearings: tuple[Clearing, ...] = ()

    def url(self) -> str:
        """Relative address of this state's style."""
        layers_text = ",".join(f"{layer}:{percent}" for layer, percent in self.show.items())
        query = {
            "theme": self.theme,
            "show": layers_text,
            "sel": self.selected,
            "lang": self.language,
            "size": f"{self.size:g}",
            "marks": signs.encode(self.marks),
            "cells": self.cells.encode(),
            "unnamed": ",".join(self.unnamed),
            "scale": self.scale.encode() if self.scale else "",
            "clear": clearings.encode(self.clearings),
        }
        return "map/style.json?" + urlencode({k: v for k, v in query.items() if v}, safe=":,;")

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "MapState":
        """The state of an address; invalid values are left at the default."""
        show: dict[str, int] = {}
        for part in query.get("show", "").split(","):
            layer, _, percent = part.partition(":")
            if layer.isidentifier():
                show[layer] = min(100, int(percent)) if percent.isdecimal() else 100
        size = query.get("size", "1")
        return cls(
            theme="dark" if query.get("theme") == "dark" else "light",
            show=show,
            selected=query.get("sel", "")[:60],
            language="zh" if query.get("lang", "zh") == "zh" else "en",
            size=next((s for s in SIZES if f"{s:g}" == size), 1.0),
            marks=signs.decode(query.get("marks", "")),
            cells=cell_pictures.decode(query.get("cells", "")),
            unnamed=tuple(name for name in query.get("unnamed", "")[:400].split(",") if name.isidentifier()),
            scale=ground_scale.decode(query.get("scale", "")),
            clearings=clearings.decode(query.get("clear", "")),
        )


def map_of(look: Look) -> MapState:
    """An empty map in a look, for the topics' maps to start from."""
    return MapState(look.theme, language=look.language, size=look.size)


def base_style(state: MapState, base_url: str) -> Json:
    """The style for `state`. Addresses are absolute: the renderer's workers have no base address of their own."""
    visible, river = drawn_layers(state), next(layer.order for layer in cache.layers() if layer.id == "river_band")
    below = [layer for layer in visible if layer.order < river]
    above = [layer for layer in visible if layer not in below]
    tiles = bool(read_settings().tianditu_token)
    parts = [
        *base_parts.ground(state.theme, state.size, tiles=tiles),
        *cell_pictures.parts(state.cells),
        *_thematic(below, state),
    ]
    parts += [*base_parts.river(state.theme, state.size), *_thematic(above, state), *_selection(visible, state)]
    parts += _stippled(visible, state)
    parts += style_labels.place_labels(state.theme, state.language, state.size)
    # Where there is no room, the renderer keeps what comes later: the structure before the rest.
    for layer in sorted(visible, key=style_labels.label_priority):
        if layer.id not in state.unnamed:
            excluded = _landmarks(visible, layer)
            parts += style_labels.labels(layer, state.theme, (state.language, state.size), excluded)
    for layer in visible:
        parts += style_layers.signs(layer, state.theme, state.show[layer.id] / 100, state.size)
    parts += marks.parts(state.marks, state.selected, state.theme, (state.language, state.size), state.unnamed)
    glyphs = f"{base_url}/glyphs/{{fontstack}}/{{range}}.pbf"
    sources = _sources(visible, base_url)
    sources["base_mask"]["attribution"] = _attribution(state)
    sources |= cell_pictures.sources(state.cells, base_url)
    if state.marks:
        sources |= marks.sources(state.marks) | {"accuracy_circles": _source("accuracy_circles", base_url)}
    more, over = _over(state)
    sources, parts = sources | more, parts + over
    return _style(state) | {"glyphs": glyphs, "sources": sources, "layers": parts}


def _over(state: MapState) -> tuple[Json, list[Json]]:
    """Sources and parts of what lies over everything: the scale, and the room that names leave."""
    sources, parts = clearings.sources(state.clearings), clearings.parts(state.clearings, state.size)
    if state.scale:
        sources[ground_scale.SOURCE] = ground_scale.source(state.scale, state.language, state.size)
        parts = [*ground_scale.parts(state.theme, state.size), *parts]
    return sources, parts


def _style(state: MapState) -> Json:
    """By its metadata the page's script knows which state the map has drawn."""
    return {"version": 8, "name": "base", "metadata": {"state": state.url()}}


def _attribution(state: MapState) -> str:
    """The notice as the live map's own attribution, which stands in the map's corner, in full screen as well.

    It brings its colours along: the renderer's half white plate is too pale for a dark page's text.
    """
    words = escape(map_notice(read_settings(), schematic=True, openstreetmap=True, language=state.language))
    colours = palette(state.theme)
    plate = f"background:{colours.land_outside};padding:2px 5px;margin:0 -5px;display:inline-block"
    family = "font-family:'Noto Sans SC','Microsoft YaHei',sans-serif"
    look = f"{plate};color:{colours.text};font-size:{lettering_px(12, state.size):g}px;{family}"
    return f'<span role="listitem" style="{look}">{words}</span>'


def drawn_layers(state: MapState) -> list[Layer]:
    """The layers that the style draws, lowest first; one that is marked is drawn by its signs instead."""
    declared = {layer.id: layer for layer in cache.layers()}
    declared_layers = (declared[ident] for ident in state.show if ident in declared and ident not in state.marks)
    return sorted(declared_layers, key=lambda layer: layer.order)


def _landmarks(visible: list[Layer], layer: Layer) -> tuple[str, ...]:
    """Ids of the landmarks on the axis, where they are drawn and named as such and `layer` may hold them too."""
    on_axis = layer.geometry == "point" and layer.id != "axis_nodes" and "axis_nodes" in {one.id for one in visible}
    return tuple(f["properties"]["id"] for f in layer_features("axis_nodes")) if on_axis else ()


def empty_style(state: MapState) -> Json:
    """A style with nothing but the ground, for when the catalogue of layers is broken."""
    ground = {"id": "ground", "type": "background", "paint": {"background-color": palette(state.theme).land_outside}}
    return {"version": 8, "name": "empty", "sources": {}, "layers": [ground]}


def _thematic(visible: list[Layer], state: MapState) -> list[Json]:
    return [
        part
        for layer in visible
        for part in style_layers.thematic(layer, state.theme, state.show[layer.id] / 100, state.size)
    ]


def _stippled(visible: list[Layer], state: MapState) -> list[Json]:
    forest = [layer for layer in visible if layer.id == FOREST]
    return [stipple.part(layer, state.theme, state.show[layer.id] / 100, state.size) for layer in forest]


def _sources(visible: list[Layer], base_url: str) -> Json:
    sources = {name: _source(name, base_url) for name in (*BASE_SOURCES, *(layer.id for layer in visible))}
    for layer in visible:
        if layer.id in style_labels.LABELS and style_labels.label_source(layer) != layer.id:
            covers = tuple(ident for ident in COVERS.get(layer.id, ()) if ident in sources)
            names_of = _names(layer.id, covers, "".join(map(layer_url, (layer.id, *covers))))
            sources[style_labels.label_source(layer)] = {"type": "geojson", "data": names_of}
        if layer.id == FOREST:
            sources[f"{FOREST}-trees"] = _trees(layer_url(FOREST))
    return sources | base_parts.tile_source()


@single_flight(maxsize=2)
def _trees(_version: str) -> Json:
    try:
        return stipple.source(cache.features(FOREST))
    except LayerContractError:  # the page reports the layer's fault
        return {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}


@single_flight(maxsize=64)
def _names(layer_id: str, covers: tuple[str, ...], _version: str) -> Json:
    """Points of a layer's names, clear of what the layers `covers` draw."""
    try:
        others = [feature for cover in covers for feature in cache.features(cover)]
        clear_deg = name_points.OWN_CLEAR_DEG.get(layer_id, name_points.CLEAR_DEG)
        return name_points.name_points(cache.features(layer_id), others, clear_deg)
    except LayerContractError:  # the page reports the layer's fault; the others keep their names
        return name_points.name_points([])


def _source(name: str, base_url: str) -> Json:
    return {"type": "geojson", "data": f"{base_url}/{layer_url(name)}", "tolerance": 0.2}


def _selection(visible: list[Layer], state: MapState) -> list[Json]:
    if not state.selected:
        return []
    return [part for layer in visible for part in style_layers.emphasis(layer, state.selected, state.theme, state.size)]
