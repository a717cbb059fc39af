"""Tilt and reset of the maps that have no camera in their address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.topics.layout.camera import TILTED
from tests.pages.opening import deck_of, open_page

PAGES = {"crossings": "crossings_map", "facilities": "facilities_map", "industry": "industry_map"}


def view_of(app: AppTest) -> dict[str, float]:
    """Where the first live map of the page looks."""
    return dict(deck_of(app)["initialViewState"])


@pytest.mark.parametrize("page", PAGES)
def test_a_map_tilts_and_comes_back(page: str) -> None:
    app, key = open_page(f"pages/explore/{page}.py"), PAGES[page]
    usual = view_of(app)
    tilted = view_of(app.button(key=f"{key}_tilt").click().run())
    assert tilted["pitch"] == pytest.approx(TILTED, abs=1e-5) and tilted["zoom"] == pytest.approx(
        usual["zoom"], abs=1e-5
    )
    back = view_of(app.button(key=f"{key}_reset").click().run())
    assert back["pitch"] == pytest.approx(0, abs=1e-5) and back != usual, "the browser goes there again"
