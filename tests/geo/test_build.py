"""The committed layers are what the inputs make, and small enough to send."""

import gzip
from pathlib import Path

from geo import build, read

FIRST_MAP_BYTES = 80_000  # gzip, every layer that is on at first and the base map together


def packed(layer_id: str) -> int:
    return len(gzip.compress(read.layer_path(layer_id).read_bytes(), mtime=0))


def test_every_committed_layer_equals_a_rebuild() -> None:
    assert build.outdated() == []


def test_every_listed_layer_has_a_maker() -> None:
    assert set(build.MAKERS) == {layer.id for layer in (*read.layers(), *read.base_layers())}


def test_the_check_says_which_layer_is_out_of_date(tmp_path: Path) -> None:
    (tmp_path / "layers").mkdir()
    for path in (read.GEO / "layers").glob("*.geojson"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / "layers" / path.name).write_text(text.replace("华山", "鹊山"), encoding="utf-8")
    assert build.outdated(tmp_path) == ["hills"]


def test_the_first_map_is_light() -> None:
    first = [layer.id for layer in read.layers() if layer.default] + [layer.id for layer in read.base_layers()]
    assert sum(map(packed, first)) < FIRST_MAP_BYTES


def test_base_labels_have_a_kind_and_a_rank_to_filter_by_zoom() -> None:
    kinds = {f["properties"]["kind"] for f in read.features("base_labels")}
    assert kinds == {"district", "city", "station", "airport", "river", "landmark"}
    assert {f["properties"]["rank"] for f in read.features("base_labels")} <= {1, 2, 3, 4}


def test_every_edge_of_the_outline_says_how_it_is_known() -> None:
    edges = [f["properties"]["edge"] for f in read.features("base_strokes") if f["properties"]["part"] == "edge"]
    assert sorted(edges) == ["fitted", "modelled", "river", "sourced"]
