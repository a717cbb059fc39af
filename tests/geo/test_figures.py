"""What only the base map draws: edges by origin, the fading river, the pale belt, arrowheads."""

from itertools import pairwise

import pytest
import shapely
from shapely.geometry import Point, shape

from geo import read
from geo.making.figures import outline_edges
from geo.making.material import Material
from geo.making.rivers import DRAWN_HALF_WIDTH_M, drawn_river, river_ends
from geo.measure import project


def parts(layer: str, part: str) -> list[dict]:
    return [f for f in read.features(layer) if f["properties"]["part"] == part]


@pytest.mark.parametrize(
    ("kind", "stated_km", "within_km"), [("sourced", 82, 2), ("fitted", 24, 2), ("river", 9, 5), ("modelled", 68, 2)]
)
def test_edges_of_the_outline_have_the_lengths_that_the_outline_states(kind, stated_km, within_km):
    edges = outline_edges(Material())
    assert edges[kind].length / 1000 == pytest.approx(stated_km, abs=within_km)


def test_the_edges_make_up_the_whole_outline_and_lie_on_it():
    edges = shapely.union_all([project(shape(f["geometry"])) for f in parts("base_strokes", "edge")])
    outline = Material().outline.boundary
    assert edges.length == pytest.approx(outline.length, rel=0.01)
    assert edges.hausdorff_distance(outline) < 100


def test_the_river_fades_out_towards_both_ends_of_its_data():
    river = drawn_river(Material())
    bands = [(f["properties"]["strength"], project(shape(f["geometry"]))) for f in read.features("river_band")]

    def opacity(at_m: float) -> float:
        clear = 1.0
        for strength, band in bands:
            clear *= 1 - strength if band.covers(Point(river.interpolate(at_m).coords[0])) else 1
        return 1 - clear

    start, end = river_ends(river)["whole"][:2]
    middle = opacity((start + end) / 2)
    for way in (
        [start + 500, 3500, 1500, 100],
        [end - 500, river.length - 3500, river.length - 1500, river.length - 100],
    ):
        levels = [middle, *(opacity(at) for at in way)]
        assert levels == sorted(levels, reverse=True) and levels[0] == 1 and levels[-1] < 0.3


def test_the_drawn_river_keeps_to_its_centre_line():
    assert drawn_river(Material()).hausdorff_distance(Material().yellow_river) < DRAWN_HALF_WIDTH_M


def test_the_belts_bands_lie_in_each_other_inside_the_belt():
    bands = [project(shape(f["geometry"])) for f in parts("base_areas", "belt")]
    belt = project(shape(read.features("belt")[0]["geometry"]))
    assert all(wide.buffer(30).covers(narrow) for narrow, wide in pairwise(bands))
    assert belt.buffer(400).covers(bands[-1]), "the gradient ends where the belt ends"


def test_the_northern_head_covers_the_end_of_the_axis_where_it_is_widest_enough():
    axis = project(shape(read.features("axis")[0]["geometry"]))
    heads = {f["properties"]["id"]: project(shape(f["geometry"])) for f in parts("base_areas", "head")}
    _, base, _, tip = heads["axis_head_north"].bounds
    assert (base + tip) / 2 == pytest.approx(axis.bounds[3], abs=20)
    assert heads["axis_head_south"].bounds[1] < axis.bounds[1]
