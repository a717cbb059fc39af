"""Files whose name is the attack: given to the page as a browser gives them, they stay names and touch nothing."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.ui.reach import network_view
from tests.pages.opening import open_page, ran

NAMES = {
    "climbs": "../../../../etc/passwd.geojson",
    "address": "/vsicurl/http:/127.0.0.1:9/roads.geojson",
    "Markdown": "[点这里](http://example.org/)![](x).geojson",
    "zero byte": "roads\x00.geojson",
}
ROADS = json.dumps({"type": "FeatureCollection", "features": []}).encode()


@pytest.fixture(scope="module")
def page() -> AppTest:
    return open_page("pages/explore/crossings.py", ("reach_network_open",), view="reach")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_road_file_is_judged_by_its_content_whatever_it_is_called(
    page: AppTest, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page.file_uploader(key=network_view.UPLOAD).set_value((name, ROADS, "application/geo+json"))
    ran(page.run())
    refusals = [error.value for error in page.error]
    assert len(refusals) == 1 and "\n" not in refusals[0], "one sentence, and the page stands"
    assert "Traceback" not in refusals[0] and "/tmp" not in refusals[0] and "http" not in refusals[0]
    assert list(tmp_path.iterdir()) == []
