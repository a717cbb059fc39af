"""The optional tiles of 天地图: asked for as its tile service wants to be, over our own ground, let through alone."""

import pytest

from components.base.settings import TIANDITU_ORIGIN, Settings
from components.drawing.maps import base_parts, basemap
from components.drawing.maps.basemap import MapState, base_style
from components.server.routes import CONTENT_SECURITY_POLICY, middleware

HOST = "http://127.0.0.1:8501"


@pytest.mark.parametrize("kind", ["vec", "img"])
def test_tiles_are_asked_for_by_layer_matrix_and_token_and_our_own_ground_stays(monkeypatch, kind):
    site = Settings(tianditu_token="abc123", tianditu_kind=kind)
    for part in (basemap, base_parts):
        monkeypatch.setattr(part, "read_settings", lambda: site)
    made = base_style(MapState(), HOST)
    (address,) = made["sources"]["tiles"]["tiles"]
    where, _, query = address.partition("?")
    assert where == f"{TIANDITU_ORIGIN}/{kind}_w/wmts"
    asked = dict(part.split("=") for part in query.split("&"))
    assert asked == {
        "SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": kind, "STYLE": "default",
        "TILEMATRIXSET": "w", "FORMAT": "tiles", "TILEMATRIX": "{z}", "TILEROW": "{y}", "TILECOL": "{x}",
        "tk": "abc123",
    }  # fmt: skip
    drawn = [part["id"] for part in made["layers"]]
    assert drawn.index("land") < drawn.index("tiles") < drawn.index("river")


def test_only_that_origin_is_let_through_and_only_when_a_token_is_set():
    assert Settings().tiles_origin == "" and Settings(tianditu_token="abc123").tiles_origin == TIANDITU_ORIGIN
    policy = CONTENT_SECURITY_POLICY.format(tiles=f" {TIANDITU_ORIGIN}", inline="")
    asked = [part for part in policy.split("; ") if TIANDITU_ORIGIN in part]
    assert [part.split()[0] for part in asked] == ["img-src", "connect-src"]
    assert "tianditu" not in str(middleware())
