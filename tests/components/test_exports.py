"""Tables and pictures that leave the application."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from components.base.qr import qr_png
from components.drawing.chart import CHART_FONTS, png_bytes
from components.drawing.charts.indicator_figures import figures_by_id
from components.drawing.charts.indicator_ladder import growth_ladder, level_ladder
from components.drawing.charts.indicators import picture_spec
from components.drawing.charts.lettering import width_px
from components.export.files import csv_bytes, file_name, geojson_bytes, safe_cell, with_code
from components.export.picture import fitting_px
from data import catalog, tables
from tools.build_assets import used_characters

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", " =1+1", "＝1+1", "＋A1", "－A1", "＠A1"],
)
def test_cells_that_a_spreadsheet_would_run_are_neutralised(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-", "-2.2", "+37.8%", "−2.2%", "-1,000.5", "地区生产总值", "", "1-2个村"])
def test_printed_numbers_and_dashes_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_table_opens_in_a_chinese_spreadsheet_and_keeps_its_numbers() -> None:
    frame = pd.DataFrame({"=名": ["=A1", "起步区，“直管区”"], "值": [-2.2, float("nan")], "年": [2022, 2023]})
    data = csv_bytes(frame)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [["'=名", "值", "年"], ["'=A1", "-2.2", "2022"], ["起步区，“直管区”", "", "2023"]]
    assert frame.loc[0, "=名"] == "=A1"


def test_file_names_are_valid_on_windows() -> None:
    assert file_name("指标/体系", "a:b?", suffix="csv") == "指标-体系_a-b.csv"
    assert file_name("...", suffix="png") == "chart.png"


def test_a_picture_is_drawn_offline() -> None:
    observations, annex = tables.load_table("observations"), tables.load_table("annex_2024")
    figures = figures_by_id(observations, annex, catalog.indicators())["gdp"]
    ladders = [level_ladder(figures), growth_ladder(figures)]
    picture = png_bytes(picture_spec(ladders, "地区生产总值", ["资料来源"]))
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000


def test_the_shipped_font_draws_everything_that_the_interface_and_the_data_say() -> None:
    """Regular has all of it; bold, which falls back to regular, at least the names and units of the indicators."""
    regular, bold = (set(TTFont(CHART_FONTS / f"noto-sans-sc-{w}.otf").getBestCmap()) for w in (400, 700))
    hanzi = {c for c in used_characters() if 0x4E00 <= c < 0xA000 or 0x3000 <= c < 0x3020 or 0xFF00 <= c < 0xFF5F}
    names = {ord(c) for i in catalog.indicators() for c in i.title.zh + i.unit}
    advice = "run `python -m tools.build_chart_font`"
    assert {chr(c) for c in hanzi - regular} == set(), advice
    assert {chr(c) for c in names - bold} == set(), advice


def test_the_shipped_font_is_the_one_that_draws() -> None:
    """The same words with and without the shipped folder differ: the family comes from there, not from the system."""
    code = (
        "import sys, hashlib; from pathlib import Path; import components.drawing.chart as e\n"
        "e.CHART_FONTS = Path(sys.argv[1])\n"
        "mark = {'type': 'text', 'text': '起步区'}\n"
        "spec = {'data': {'values': [{}]}, 'config': {'font': 'Noto Sans SC'}, 'mark': mark}\n"
        "print(hashlib.sha256(e.png_bytes(spec)).hexdigest())"
    )

    def drawn(folder: Path) -> str:
        command = [sys.executable, "-c", code, str(folder)]
        return subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, check=True).stdout.decode()

    assert drawn(CHART_FONTS) != drawn(ROOT / "components" / "locale")


def test_a_picture_carries_its_code_beneath_and_loses_nothing() -> None:
    link = "http://127.0.0.1/?s=1~x"
    drawn, mark = Image.new("RGB", (300, 100), "#fbf9f4"), qr_png(link, scale=4)
    out = BytesIO()
    drawn.save(out, "PNG")
    made = Image.open(BytesIO(with_code(out.getvalue(), link)))
    side = Image.open(BytesIO(mark)).width
    assert made.size == (300, 100 + side)
    assert made.crop((0, 0, 300, 100)).tobytes() == drawn.tobytes()
    assert made.crop((300 - side, 100, 300, 100 + side)).tobytes() == Image.open(BytesIO(mark)).convert("RGB").tobytes()
    assert with_code(out.getvalue(), "") == out.getvalue() == with_code(out.getvalue(), "x" * 2000)


def test_words_beside_the_code_are_drawn_between_it_and_the_edge() -> None:
    link, drawn = "http://127.0.0.1/?s=1~x", Image.new("RGB", (900, 40), "#fbf9f4")
    out = BytesIO()
    drawn.save(out, "PNG")
    bare = Image.open(BytesIO(with_code(out.getvalue(), link)))
    said = Image.open(BytesIO(with_code(out.getvalue(), link, ("扫码回到这一画面", "1~" + "x" * 200))))
    side = bare.height - 40
    assert said.size == bare.size
    assert (
        said.crop((900 - side, 40, 900, said.height)).tobytes()
        == bare.crop((900 - side, 40, 900, bare.height)).tobytes()
    )
    words = said.crop((0, 40, 900 - side, said.height)).convert("L").point(lambda tone: 255 if tone < 200 else 0)
    left, _, right, _ = words.getbbox() or (0, 0, 0, 0)
    assert left > 0 and right <= 900 - side


def test_geojson_names_its_system_and_gives_every_feature_its_id() -> None:
    feature = {
        "type": "Feature",
        "properties": {"id": "a"},
        "geometry": {"type": "Point", "coordinates": [117.0, 36.8]},
    }
    found = json.loads(geojson_bytes([feature], {"schematic": "示意"}))
    assert found["crs"]["properties"]["name"] == "urn:ogc:def:crs:OGC:1.3:CRS84"
    assert found["schematic"] == "示意" and [one["id"] for one in found["features"]] == ["a"]


def test_a_long_figure_is_lettered_small_enough_for_its_share_of_the_strip() -> None:
    assert fitting_px("9 处", 180.0) == 24
    long = "about 950,000 people △"
    assert width_px(long, fitting_px(long, 180.0), bold=True) <= 180.0
