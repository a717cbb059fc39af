"""Every page follows a new release at once, exactly as a server that starts with it would, and back again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from components.base import release
from components.store import Store
from components.store.releases import content_of, propose, take, take_back
from tests.components import release_contents
from tests.components.releases import OBSERVATIONS, actual, with_rows

ROOT = Path(__file__).resolve().parents[2]
GROUPS = "geo/layers/groups.geojson"


def fresh(roots: release.Roots) -> dict[str, str]:
    """The same pages in a process that knows of no other release."""
    command = [sys.executable, str(release_contents.__file__), str(roots.number), str(roots.data), str(roots.geo)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=300, check=True)
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


def moved(content: bytes) -> bytes:
    """The groups 0.01° farther east."""
    collection = json.loads(content)
    for feature in collection["features"]:
        feature["geometry"]["coordinates"] = _east(feature["geometry"]["coordinates"])
    return json.dumps(collection, ensure_ascii=False).encode()


def _east(value: list[object]) -> list[object]:
    if isinstance(value[0], list):
        return [_east(part) for part in value]  # type: ignore[arg-type]
    return [round(float(str(value[0])) + 0.01, 5), *value[1:]]


def command_without_a_server(folder: Path, database: Path) -> str:
    """What `tasks.py picture` says of the overview where the site's store is this one."""
    file = folder / "overview.json"
    environment = {**os.environ, "EXPLORER_SCENARIO_DATABASE": f"sqlite:///{database}"}
    environment |= {"EXPLORER_RELEASE_FOLDER": str(folder / "laid out")}
    command = [sys.executable, "-m", "tools.picture", "--page", "overview", "-o", str(file)]
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=300, check=True)
    return file.read_text("utf-8")


def test_every_page_follows_as_if_the_server_had_started_with_the_release(desk_store: Store, tmp_path: Path) -> None:
    before = release_contents.sums()
    rows = with_rows(
        actual("gdp", 2024, "127.4", "亿元"), actual("gdp", 2025, "151.5", "亿元"),
        actual("fixed_asset_investment_growth", 2025, "9.5", "%", measure="growth_pct"),
    )  # fmt: skip
    proposal = propose({OBSERVATIONS: rows, GROUPS: moved(content_of(GROUPS))}, 0, desk_store)
    assert not proposal.faults
    take(proposal, "新", "甲", store=desk_store)
    after = release_contents.sums()
    different = {page for page in before if before[page] != after[page]}
    assert {"overview", "indicators", "monitoring", "layout", "sources"} <= different
    assert after == fresh(release.roots())
    assert "实际数截至2025年" in command_without_a_server(tmp_path, tmp_path / "desk.sqlite"), (
        "commands follow the site's store"
    )
    take_back(0, 1, "甲", store=desk_store)
    assert release_contents.sums() == before
    assert "实际数截至2023年" in command_without_a_server(tmp_path, tmp_path / "desk.sqlite")
