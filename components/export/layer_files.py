"""Layers and single elements as GeoJSON files, with source, precision and limits of use."""

from collections.abc import Callable
from typing import Any

from components.base import cache
from components.base.look import Look, using
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.export.files import geojson_bytes
from components.words.text import pick, tr
from geo.contracts import Feature, Layer


def layer_file(layer: Layer) -> Callable[[], bytes]:
    """What makes the layer's GeoJSON; the words are the viewer's, said now, for the file is made outside of a session.

    It raises LayerContractError for a layer that has broken since.
    """
    properties = _metadata(layer)
    return lambda: geojson_bytes(cache.features(layer.id), properties)


def layer_geojson(ident: str, look: Look) -> bytes:
    """The layer of this id as GeoJSON, its metadata in the look's language. Raises LayerContractError."""
    with using(look):
        layers = (*cache.layers(), *cache.base_layers())
        return layer_file(next(layer for layer in layers if layer.id == ident))()


def element_file(feature: Feature) -> bytes:
    """One element as GeoJSON, with its layer's metadata. Raises LayerContractError."""
    place = cache.element_index()[feature["properties"]["id"]]
    return geojson_bytes([feature], _metadata(next(layer for layer in cache.layers() if layer.id == place.layer_id)))


def _metadata(layer: Layer) -> dict[str, Any]:
    return {
        "name": pick(layer.title.zh, layer.title.en),
        "schematic": map_notice(read_settings(), schematic=True, openstreetmap=False),
        "source": pick(layer.source.zh, layer.source.en),
        "made": pick(layer.made.zh, layer.made.en),
        "accuracy": tr("精度：误差不超过 {metres:g} 米", metres=layer.accuracy_m),
        "licence": pick(layer.licence.zh, layer.licence.en),
    }
