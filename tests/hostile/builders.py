"""Files of the hostile corpus, made from their entries in `files.yaml`; the same entry makes the same bytes."""

from __future__ import annotations

import base64
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry import LineString

from tests.components.road_files import table

LINE = [[116.98, 36.78], [117.0, 36.765], [117.012, 36.752]]


class Workshop:
    """Makes files in a folder; `words` fill the places {port} and {secret} of texts."""

    def __init__(self, folder: Path, words: dict[str, str]) -> None:
        self.folder, self.words = folder, words
        frame = gpd.GeoDataFrame({"kmh": [50.0]}, geometry=[LineString(LINE)], crs=4490)
        frame.to_file(folder / "base.gpkg", driver="GPKG", layer="roads")
        frame.to_file(folder / "base.shp")
        self.parts = {part: (folder / f"base.{part}").read_bytes() for part in ("shp", "shx", "dbf", "prj")}

    def make(self, entry: dict[str, Any]) -> bytes:
        """The bytes of one entry: the one key that names a way to make them says how."""
        makers: dict[str, Callable[[Any], bytes]] = {
            "text": lambda text: self.filled(text).encode(),
            "base64": base64.b64decode,
            "geojson": self.geojson,
            "nested": self.nested,
            "many": self.many,
            "zip": self.zip,
            "gpkg": self.gpkg,
            "mutated": self.mutated,
        }
        (kind,) = set(entry) & set(makers)
        return makers[kind](entry[kind])

    def filled(self, text: str) -> str:
        for word, value in self.words.items():
            text = text.replace("{" + word + "}", value)
        return text

    def geojson(self, parts: dict[str, Any]) -> bytes:
        """One feature, with what `parts` puts in place of its properties, geometry or coordinate system."""
        geometry = parts.get("geometry", {"type": "LineString", "coordinates": parts.get("coordinates", LINE)})
        feature = {"type": "Feature", "properties": parts.get("properties", {"kmh": 50}), "geometry": geometry}
        found = {"type": "FeatureCollection", **parts.get("top", {}), "features": [feature]}
        return self.filled(json.dumps(found, ensure_ascii=False)).encode()

    def nested(self, parts: dict[str, Any]) -> bytes:
        """Something within itself `depth` times, in the properties, the geometry or the text as a whole."""
        inner = parts["opened"] * parts["depth"] + parts.get("closed", "") * parts["depth"]
        if parts["where"] == "whole":
            return inner.encode()
        plain = json.dumps({"type": "LineString", "coordinates": LINE})
        properties = f'{{"kmh": 50, "a": {inner}}}' if parts["where"] == "properties" else '{"kmh": 50}'
        geometry = inner if parts["where"] == "geometry" else plain
        feature = f'{{"type": "Feature", "properties": {properties}, "geometry": {geometry}}}'
        return f'{{"type": "FeatureCollection", "features": [{feature}]}}'.encode()

    def many(self, parts: dict[str, Any]) -> bytes:
        """Many features, columns or vertices; `crossing` names the crossing that all features claim to be."""
        if "vertices" in parts:
            line = ",".join(["[116.91,36.8],[116.92,36.81]"] * (parts["vertices"] // 2))
            return f'{{"type":"LineString","coordinates":[{line}]}}'.encode()
        over = [[117.012, 36.752], [117.006, 36.715]]
        named = {"crossing_id": parts["crossing"]} if "crossing" in parts else {}
        feature = {"type": "Feature", "properties": {"kmh": 50, **named}, "geometry": None}
        text = []
        for n in range(parts.get("features", 1)):
            columns = {f"c{n}": 1} if parts.get("columns") else {}
            shape = [[x + 1e-6 * n, y] for x, y in over] if named else LINE
            feature["properties"] = {"kmh": 50, **named, **columns}
            feature["geometry"] = {"type": "LineString", "coordinates": shape}
            text.append(json.dumps(feature, separators=(",", ":")))
        return ('{"type":"FeatureCollection","features":[' + ",".join(text) + "]}").encode()

    def zip(self, parts: dict[str, Any]) -> bytes:
        """The parts of a Shapefile, less `without`, with the members of `add` (a text, a base64, or so many spaces)."""
        members: list[tuple[str, bytes]] = []
        for part, content in self.parts.items():
            if part not in parts.get("without", []):
                members.append((f"{parts.get('stem', 'roads')}.{part}", content))
        members += [(name, self._member(spec)) for name, spec in parts.get("add", {}).items()]
        members += [(f"more/{n}.txt", b"") for n in range(parts.get("empty_members", 0))]
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                if name in parts.get("symlinks", []):
                    info.external_attr = 0o120777 << 16
                archive.writestr(info, content)
        return self._flagged(target.getvalue(), parts)

    def _member(self, spec: Any) -> bytes:
        if isinstance(spec, str):
            return self.filled(spec).encode()
        if "columns" in spec:
            return table([b"c%d" % n for n in range(spec["columns"])], [(b"1",) * spec["columns"]], width=2)
        if "spaces" in spec:
            return self.parts.get(spec.get("after", ""), b"") + b" " * spec["spaces"]
        return base64.b64decode(spec["base64"])

    def _flagged(self, content: bytes, parts: dict[str, Any]) -> bytes:
        if parts.get("encrypted"):
            content = content.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0")
            content = content.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
        return content[: int(len(content) * parts.get("cut", 1))]

    def gpkg(self, statements: list[str]) -> bytes:
        """A GeoPackage of one line on which statements were run."""
        path = self.folder / "made.gpkg"
        path.write_bytes((self.folder / "base.gpkg").read_bytes())
        with closing(sqlite3.connect(path)) as base:
            base.create_function("ST_IsEmpty", 1, lambda _: 0)
            for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                base.create_function(name, 1, lambda _: 0.0)
            for statement in statements:
                base.execute(self.filled(statement))
            base.commit()
        return path.read_bytes()

    def mutated(self, parts: dict[str, Any]) -> bytes:
        """A sound file with some bytes changed, by the seed."""
        sound = {"gpkg": lambda: self.gpkg([]), "zip": lambda: self.zip({}), "geojson": lambda: self.geojson({})}
        content, dice = bytearray(sound[parts["of"]]()), random.Random(parts["seed"])
        for _ in range(parts.get("bytes", 12)):
            content[dice.randrange(16, len(content))] = dice.randrange(256)
        return bytes(content)
