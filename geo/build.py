"""Derives every committed layer from `geo/inputs`.

`python -m geo.build` writes `geo/layers`; `python -m geo.build --check` only says which committed layers differ from a
rebuild, and ends with 1 if any does.
"""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from geo.contracts import Feature
from geo.making import areas, figures, green, labels, open_map, points, rivers, structure, transport
from geo.making.material import Material, Supplied
from geo.read import CATALOGUE, GEO, base_layers, features, layers

Maker = Callable[[Material], list[Feature]]

MAKERS: dict[str, Maker] = {
    "startup_area": areas.startup_area,
    "subdistricts": areas.subdistricts,
    "districts": areas.districts,
    "yellow_river": rivers.yellow_river,
    "river_band": rivers.river_band,
    "rivers": rivers.rivers,
    "axis": structure.axis,
    "axis_nodes": structure.axis_nodes,
    "belt": structure.belt,
    "cores": structure.cores,
    "groups": structure.groups,
    "forest_belts": green.forest_belts,
    "corridors": green.corridors,
    "crossing_lines": rivers.crossing_lines,
    "accuracy_circles": points.accuracy_circles,
    "open_places": open_map.open_places,
    "rail_lines": transport.rail_lines,
    "runway": transport.runway,
    "base_borders": areas.base_borders,
    "base_mask": areas.base_mask,
    "base_labels": labels.base_labels,
    "base_city": areas.base_city,
    "base_areas": figures.areas,
    "base_strokes": figures.strokes,
    **{layer: partial(points.layer_points, layer=layer) for layer in points.LAYERS},
}


def rebuilt(material: Material) -> dict[str, str]:
    """Layer id to the exact text of its file, for every layer that is derived and not supplied."""
    return {layer: as_text(make(material)) for layer, make in MAKERS.items() if layer not in material.supplied}


def material_of(root: Path = GEO) -> Material:
    """The inputs, and the layers of `root` that are said to be supplied. Raises LayerContractError."""
    listed = (*layers(root), *base_layers(root)) if (root / CATALOGUE).exists() else ()
    return Material(
        supplied={layer.id: Supplied(features(layer.id, root), layer.screen_m) for layer in listed if not layer.built}
    )


def as_text(features: list[Feature]) -> str:
    """GeoJSON with one feature a line, so that a change shows as the lines that changed."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":"), allow_nan=False) for f in features]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def outdated(root: Path = GEO) -> list[str]:
    """Ids of the layers whose committed file is not what the inputs make."""
    files = []
    for layer_id, text in rebuilt(material_of(root)).items():
        path = root / "layers" / f"{layer_id}.geojson"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            files.append(layer_id)
    return files


def write(root: Path = GEO) -> None:
    """Writes all layers."""
    for layer_id, text in rebuilt(material_of(root)).items():
        (root / "layers" / f"{layer_id}.geojson").write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare the committed layers with a rebuild")
    if not parser.parse_args(arguments).check:
        write()
        return 0
    for layer_id in (late := outdated()):
        print(f"geo/layers/{layer_id}.geojson is out of date: run python -m geo.build")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
