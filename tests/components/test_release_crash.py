"""A process that is killed while it takes a release leaves the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.components import release_killer

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_point_the_old_release_or_the_new_one_is_whole(tmp_path: Path) -> None:
    command = [sys.executable, str(release_killer.__file__), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=300, check=False)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(lines) == 8, done.stderr.decode()[-2000:]
    for line in lines:
        assert line["killed"] and line["trouble"] is None and all(line["sound"]), line
        assert line["rows"] == 277 + line["current"], line
    current = {line["point"]: line["current"] for line in lines}
    assert [name for name, number in current.items() if number] == ["after the transaction", "before the pointer"]
