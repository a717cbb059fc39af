"""Reading a file from outside in a process of its own, under a clock; the process bounds its memory and effort."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from components.intake.refusals import RefusedError

WALL_S = 60


def answer_of(child: Path, request: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """What the script `child` writes into the file that `request` names as `answer`; it runs in that file's folder.

    Raises RefusedError where it gives no answer.
    """
    place = Path(request["answer"])
    note = place.with_name("request.json")
    note.write_text(json.dumps(request), encoding="utf-8")
    command = [sys.executable, "-I", "-B", str(child), str(note)]
    try:
        done = subprocess.run(
            command, env=dict(environment), cwd=place.parent, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, timeout=WALL_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise RefusedError("timeout") from error
    try:
        answer: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RefusedError(_why(done.returncode, done.stderr[-4000:])) from error
    return answer


def _why(code: int, errors: bytes) -> str:
    """Why the process ended without an answer."""
    if code in (-24, -9):  # SIGXCPU, SIGKILL
        return "effort"
    return "memory" if b"bad_alloc" in errors or b"MemoryError" in errors or b"allocate" in errors else "crash"
