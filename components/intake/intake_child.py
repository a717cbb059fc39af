"""Reads one supplied file of lines in a process of its own, with limits, and writes what it found.

    python -I intake_child.py FILE OUT.parquet MOST_FEATURES MOST_VERTICES

Prints one JSON object: {"refused": code} or {"layers": n, "layer": name, "features": n, "crs": text}. The
parent allows GDAL only the driver that the file's kind needs, in the environment, before this starts.
"""

import json
import sys
import warnings

MEMORY, CPU_S, WRITTEN = 3 << 30, 40, 400 << 20


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock alone
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_S), (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        resource.setrlimit(kind, (most, most))


def _answer(found: dict[str, object]) -> None:
    print(json.dumps(found))


def read(path: str, out: str, most_features: int, most_vertices: int) -> dict[str, object]:
    """Read the layer with the most lines or else the first; coordinates as they are, finite."""
    import numpy as np
    import pyogrio
    import shapely
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

    try:
        layers = pyogrio.list_layers(path)
        if not len(layers):
            return {"refused": "no_layer"}
        lines = [str(name) for name, kind in layers if kind and "LineString" in kind]
        wanted = max(lines, key=lambda name: pyogrio.read_info(path, layer=name)["features"], default=layers[0][0])
        frame = pyogrio.read_dataframe(path, layer=wanted, max_features=most_features + 1, force_2d=True)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, ValueError, UnicodeDecodeError):
        return {"refused": "unreadable"}
    except MemoryError:
        return {"refused": "memory"}
    if len(frame) > most_features:
        return {"refused": "features"}
    if not hasattr(frame, "geometry") or frame.empty:
        return {"refused": "no_geometry"}
    shapes = frame.geometry.to_numpy()
    if int(shapely.get_num_coordinates(shapes).sum()) > most_vertices:
        return {"refused": "vertices"}
    if not np.isfinite(shapely.get_coordinates(shapes)).all():
        return {"refused": "nonfinite"}
    frame.to_parquet(out)
    crs = frame.crs.to_string()[:60] if frame.crs else ""
    return {"layers": len(layers), "layer": str(wanted)[:60], "features": len(frame), "crs": crs}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    _limit()
    _answer(read(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
