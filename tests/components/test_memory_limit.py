"""The server's own memory has an upper limit, and a run that would go beyond it fails alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from components.base.settings import Settings
from components.server.memory_limit import limit_memory

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
from components.base.settings import Settings
from components.server.memory_limit import limit_memory
assert limit_memory(Settings(memory_limit_mb=900))
try:
    taken = bytearray(1200 * 1024 * 1024)
except MemoryError:
    print("refused", len(bytearray(50 * 1024 * 1024)))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is Linux's")
def test_memory_beyond_the_limit_is_refused_and_the_process_goes_on() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused", str(50 * 1024 * 1024)]


def test_no_limit_is_set_where_the_settings_say_so() -> None:
    assert limit_memory(Settings(memory_limit_mb=0)) is False
