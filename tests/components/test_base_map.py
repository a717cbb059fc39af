"""The base map's style and the deck over it, checked by their JSON."""

import json
from urllib.parse import parse_qs, urlparse

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import shape

from components.base.release import SHIPPED
from components.base.settings import Settings
from components.drawing.maps import basemap, style_labels
from components.drawing.maps.basemap import MapState, base_style
from components.drawing.maps.camera import AREA_BOX, Camera, Sheet, fit
from components.drawing.maps.deck import TOOLTIPS, touch_deck, touch_order, view_state
from components.drawing.maps.frame import map_notice
from components.drawing.maps.ground_scale import decode, laid_out
from components.drawing.maps.ground_scale import source as scale_source
from components.drawing.maps.legend import swatch
from components.drawing.maps.touch_files import touch_file, touch_url
from geo.read import features, layers

HOST = "http://127.0.0.1:8501"
SCALE = laid_out(fit(AREA_BOX, 1200, 800), 1200, 800, 1.5)
EVERYTHING = {layer.id: 60 for layer in layers()}


def style(**changes):
    return base_style(MapState(**{"show": EVERYTHING, **changes}), HOST)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_style_asks_only_our_own_server(theme):
    made = style(theme=theme)
    addresses = [made["glyphs"], *(s["data"] for s in made["sources"].values() if isinstance(s["data"], str))]
    assert all(address.startswith(HOST + "/") for address in addresses)


def test_every_part_of_the_style_has_a_source_that_exists_and_an_id_of_its_own():
    made = style(selected="group_cuizhai")
    used = {part["source"] for part in made["layers"] if "source" in part}
    assert used <= set(made["sources"])
    ids = [part["id"] for part in made["layers"]]
    assert len(ids) == len(set(ids))
    for source in made["sources"].values():
        if isinstance(source["data"], str):
            name = urlparse(source["data"]).path.split("/")[-1].split(".")[0]
            assert ((SHIPPED.geo / "layers") / f"{name}.geojson").exists()


def test_opacity_changes_paint_and_no_geometry():
    strong, weak = (style(show={"groups": percent}) for percent in (100, 40))
    assert strong["sources"] == weak["sources"]
    fills = [next(p["paint"]["fill-opacity"] for p in s["layers"] if p["id"] == "groups-fill") for s in (strong, weak)]
    assert fills[1] == pytest.approx(fills[0] * 0.4, abs=0.001)


def test_names_of_areas_come_from_one_point_each():
    made = style(show={"groups": 100})
    points = made["sources"]["groups-names"]["data"]["features"]
    assert len(points) == 5 and all(p["geometry"]["type"] == "Point" for p in points)
    label = next(p for p in made["layers"] if p["id"] == "groups-label")
    assert label["source"] == "groups-names"


def test_words_grow_with_the_size_setting_and_follow_the_language():
    small, large = (next(p for p in style(size=s)["layers"] if p["id"] == "groups-label") for s in (1.0, 2.0))
    (far, near), (large_far, large_near) = (part["layout"]["text-size"][4::2] for part in (small, large))
    assert (large_far, large_near) == (2 * far, 2 * near) and far < near
    zooms = [part["layout"]["text-size"][3::2] for part in (small, large)]
    assert [b - a for a, b in zip(*zooms, strict=True)] == [1, 1], "the same land on a screen of twice the size"
    english = next(p for p in style(language="en")["layers"] if p["id"] == "groups-label")
    assert "name_en" in json.dumps(english["layout"]["text-field"])


def test_a_state_survives_its_address():
    state = MapState("dark", {"groups": 60, "axis": 100}, "axis_vertical", "en", 1.5, scale=SCALE)
    query = {k: v[0] for k, v in parse_qs(urlparse(state.url()).query).items()}
    assert MapState.from_query(query) == state


@given(st.dictionaries(st.sampled_from(["theme", "show", "sel", "lang", "size", "scale"]), st.text(max_size=80)))
def test_any_address_gives_a_style(query):
    made = base_style(MapState.from_query(query), HOST)
    assert made["version"] == 8 and json.dumps(made, allow_nan=False)


def test_structure_is_named_before_everything_else():
    ordered = sorted(layers(), key=style_labels.label_priority)
    assert ordered[-1].id == "groups"


def test_the_deck_sends_addresses_not_geometry_and_a_constant_tooltip():
    shown = [layer for layer in layers() if layer.index]
    deck = touch_deck(MapState(), shown, view_state(fit(AREA_BOX, 1200, 800)))
    sent = json.loads(deck.to_json())
    assert len(deck.to_json()) < 2500
    (part,) = sent["layers"]
    assert not {"getFillColor", "getLineColor"} & set(part), "a named colour is painted over when something is selected"
    assert part["data"] == touch_url([layer.id for layer in sorted(shown, key=touch_order)])
    assert sent["mapStyle"].startswith("map/style.json") and "cartocdn" not in deck.to_json()
    assert [t["html"] for t in TOOLTIPS.values()] == ["<b>{name}</b>", "<b>{name_en}</b>"]


def test_a_touch_file_holds_every_feature_with_its_id_points_on_top():
    shown = sorted((layer for layer in layers() if layer.index), key=touch_order)
    found = json.loads(touch_file("-".join(layer.id for layer in shown)).plain)["features"]
    assert [f["properties"]["id"] for f in found] == [f["properties"]["id"] for x in shown for f in features(x.id)]
    kinds = [("Polygon", "Line", "Point")[["polygon", "line", "point"].index(x.geometry)] for x in shown]
    assert kinds == sorted(kinds, key=["Polygon", "Line", "Point"].index), "points must be on top to be clicked"
    assert all((f["properties"]["px"] > 0) == ("Line" in f["geometry"]["type"]) for f in found)
    assert all(shape(f["geometry"]).is_valid and not shape(f["geometry"]).is_empty for f in found)
    assert touch_file("no_such_layer") is None


def test_looking_at_the_same_place_again_is_a_new_view():
    camera = fit(AREA_BOX, 1200, 800)
    assert view_state(camera, 1).longitude != view_state(camera, 2).longitude
    assert view_state(camera, 1).zoom != view_state(camera, 2).zoom


@given(st.floats(116.4, 117.6), st.floats(36.3, 37.3), st.floats(0, 0.5), st.floats(0, 0.5))
def test_a_fitted_camera_holds_the_box(west, south, width, height):
    camera = fit((west, south, west + width, south + height), 1000, 700)
    assert west - 1e-9 <= camera.longitude <= west + width + 1e-9
    assert south - 1e-9 <= camera.latitude <= south + height + 1e-9
    assert width / 360 * 512 * 2**camera.zoom <= 1000 * 1.001 or camera.zoom == 7.5


def test_the_map_says_what_it_is_and_a_number_replaces_the_notice():
    plain = map_notice(Settings(), schematic=True, openstreetmap=True)
    assert "示意图，非法定边界，不作为划界依据" in plain and "未经审图" in plain and "OpenStreetMap" in plain
    numbered = map_notice(Settings(approval_number="鲁S（2026）001号"), schematic=True, openstreetmap=False)
    assert "审图号：鲁S（2026）001号" in numbered and "未经审图" not in numbered
    assert "示意图，非法定边界" in numbered


def test_a_public_site_without_number_or_notice_does_not_start():
    with pytest.raises(ValueError, match="审图号"):
        Settings(public=True, internal_use_notice=False)


def test_every_layer_has_a_legend_sign():
    assert all(
        swatch(layer, theme).startswith("data:image/svg+xml") for layer in layers() for theme in ("light", "dark")
    )


def test_the_notice_stands_inside_the_live_map_as_its_attribution(monkeypatch):
    site = Settings(approval_number="鲁S（2026）<001>号")
    monkeypatch.setattr(basemap, "read_settings", lambda: site)
    stated = [source["attribution"] for source in style()["sources"].values() if "attribution" in source]
    assert len(stated) == 1 and "示意图，非法定边界，不作为划界依据" in stated[0]
    assert "审图号：鲁S（2026）&lt;001&gt;号" in stated[0] and "OpenStreetMap" in stated[0]
    assert "not statutory" in style(language="en")["sources"]["base_mask"]["attribution"]


@given(st.floats(8, 13), st.floats(36.4, 37.2), st.sampled_from([1.0, 1.5, 2.0]))
def test_the_live_maps_scale_is_true_on_the_ground_and_lies_in_the_corner(zoom, latitude, size):
    camera = Camera(117.1, latitude, zoom)
    scale = laid_out(camera, 1200, 800, size)
    features_of = {f["properties"]["part"]: f["geometry"] for f in scale_source(scale, "zh", size)["data"]["features"]}
    ends = np.array(features_of["bar"]["coordinates"])
    assert Geod(ellps="WGS84").line_length(*ends.T) / 1000 == pytest.approx(scale.km, rel=0.01)
    pixels = Sheet(camera, 1200, 800).pixels(ends)
    assert (pixels[:, 0] > 0).all() and (pixels[:, 0] < 600).all() and (pixels[:, 1] > 700).all()
    tip = np.array(features_of["arrow"]["coordinates"][0][1])
    assert tip[1] > ends[0][1], "the arrow points north"


def test_a_scale_survives_its_address_and_a_malformed_one_is_left_out():
    scale = laid_out(Camera(117.1, 36.8, 9.5), 1200, 800, 1.0)
    assert decode(scale.encode()) == scale
    assert [decode(text) for text in ("", "1,2", "a,b,c,d", "116,36,0,9", "116,36,10,nan", "inf,36,10,9")] == [None] * 6
