"""Bytes of geometry on the wire, against pydeck's own for the same features."""

from __future__ import annotations

import gzip
import json
import urllib.request
from urllib.parse import urljoin

import pydeck as pdk


def wire_share(addresses: tuple[str, ...]) -> tuple[float, int, int]:
    """Ratio, bytes on the wire and bytes of pydeck's JSON for the GeoJSON files behind ``addresses``.

    The map's workers fetch on their own, unseen by the page: what a style among the addresses names counts as well.
    """
    sent = inline = 0
    styles = {address for address in addresses if "/map/style.json" in address}
    sources = {source for style in styles for source in _sources(style)}
    for address in sorted({a for a in addresses if a.split("?")[0].endswith(".geojson")} | sources):
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
            packed = answer.headers.get("Content-Encoding") == "gzip"
        sent += len(body)
        features = json.loads(gzip.decompress(body) if packed else body)
        inline += len(pdk.Deck(layers=[pdk.Layer("GeoJsonLayer", data=features)]).to_json().encode())
    return (sent / inline if inline else 0.0), sent, inline


def _sources(style: str) -> list[str]:
    with urllib.request.urlopen(style, timeout=10) as answer:
        sources = json.loads(answer.read())["sources"].values()
    return [urljoin(style, source["data"]) for source in sources if isinstance(source.get("data"), str)]
