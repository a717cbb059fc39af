"""What every page says, by its address, as a sum: `python release_contents.py DATA GEO` for one release."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from components.base import release
from components.base.look import Look
from components.base.navigation import ENTRIES
from components.topics.views import view_of
from model.scenario import BASELINE

LOOK = Look("zh", "light", 1.0, 1366)


def sums() -> dict[str, str]:
    """Page to the sum of its content, charts and maps included, in the state of its bare address."""
    return {entry.url_path: _sum(entry.url_path) for entry in ENTRIES if entry.topic and entry.url_path != "desk"}


def _sum(page: str) -> str:
    view = view_of(page)
    assert view is not None
    state, _ = view.parse({})
    content = view.content(state, BASELINE, LOOK)
    drawn = content.maps[0].svg(800, 500) if page == "layout" else ""
    return hashlib.sha256(content.as_json() + drawn.encode()).hexdigest()


def main(data: str, geo: str) -> None:
    release.SHIPPED = release.Roots(0, Path(data), Path(geo))
    print(json.dumps(sums()))


if __name__ == "__main__":
    main(*sys.argv[1:])
