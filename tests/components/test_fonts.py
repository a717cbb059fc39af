"""The shipped font draws every character of the interface and of the data."""

from fontTools.ttLib import TTFont

from components.base.assets_store import FONTS, GLYPHS
from components.drawing.maps.point_signs import FIRST_CODE
from tools.build_assets import GLYPH_STARTS, used_characters


def characters(name: str) -> set[int]:
    with TTFont(FONTS / name) as font:
        return set(font.getBestCmap())


def test_every_character_used_is_in_the_shipped_family():
    drawable = characters("noto-sans-sc-core-400.woff2") | characters("noto-sans-sc-gb2312-400.woff2")
    missing = {chr(c) for c in used_characters() if c not in drawable and c > 0x2000}
    assert not missing, f"run python -m tools.build_assets: {''.join(sorted(missing))}"


def test_the_core_subset_is_small_enough_for_a_first_visit():
    assert (FONTS / "noto-sans-sc-core-400.woff2").stat().st_size < 700_000


def test_the_licence_travels_with_the_font():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_map_glyphs_cover_latin_and_full_width_signs():
    starts = (*GLYPH_STARTS, FIRST_CODE)
    assert {f"{start}-{start + 255}.pbf" for start in starts} == {p.name for p in GLYPHS.glob("*.pbf")}
