"""Replays road files as the server would read them, many in one go: each in a fork with the same limits.

    python -I -B replay.py JOBS.json    (a list of requests as `components.intake.intake.request` makes them)

The first is a sound file, read without a fork so that everything is loaded. Prints one JSON object for each of the
others: the answer, how the process ended, its peak memory and computing time.
"""

import json
import os
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WALL_S = 40


def run(job: dict[str, Any]) -> dict[str, Any]:
    from components.intake import intake_child

    child = os.fork()
    if not child:
        signal.alarm(WALL_S)
        intake_child.limit()
        answer = intake_child.answer(job)
        Path(job["answer"]).write_text(json.dumps(answer), encoding="utf-8")
        os._exit(0)
    began = time.monotonic()
    _, status, used = os.wait4(child, 0)
    path = Path(job["answer"])
    answer = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return {
        "id": job["id"], "answer": answer, "ended": os.waitstatus_to_exitcode(status), "mb": used.ru_maxrss >> 10,
        "cpu_s": used.ru_utime + used.ru_stime, "wall_s": time.monotonic() - began,
    }  # fmt: skip


def main() -> None:
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(ROOT))
    from components.intake import intake_child

    first, *jobs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    intake_child.answer(first)
    for job in jobs:
        print(json.dumps(run(job)), flush=True)


if __name__ == "__main__":
    main()
