"""How much geometry crosses the wire, against what pydeck itself would have sent for the same features."""

from __future__ import annotations

import gzip
import json
import urllib.request

import pydeck as pdk


def wire_share(addresses: tuple[str, ...]) -> tuple[float, int, int]:
    """Ratio, bytes on the wire and bytes of pydeck's JSON for the GeoJSON files behind ``addresses``."""
    sent = inline = 0
    for address in sorted({address for address in addresses if address.split("?")[0].endswith(".geojson")}):
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
            packed = answer.headers.get("Content-Encoding") == "gzip"
        sent += len(body)
        features = json.loads(gzip.decompress(body) if packed else body)
        inline += len(pdk.Deck(layers=[pdk.Layer("GeoJsonLayer", data=features)]).to_json().encode())
    return (sent / inline if inline else 0.0), sent, inline
