"""A share of one core for a process, so that what drives the load does not decide what is measured. Linux, as root."""

from __future__ import annotations

import os
from pathlib import Path

V1, V2 = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")
PERIOD_US = 20_000


def limited(pid: int, share: float) -> Path | None:
    """Give a process with all its threads at most `share` of a core; the group to remove later, None if not allowed."""
    is_first = V1.exists()
    group = (V1 if is_first else V2) / f"explorer-{os.getpid()}-{pid}"
    quota = round(share * PERIOD_US)
    try:
        group.mkdir()
        if is_first:
            (group / "cpu.cfs_period_us").write_text(str(PERIOD_US))
            (group / "cpu.cfs_quota_us").write_text(str(quota))
        else:
            (group / "cpu.max").write_text(f"{quota} {PERIOD_US}")
        (group / "cgroup.procs").write_text(str(pid))
    except OSError:
        return None
    return group


def released(pid: int, group: Path) -> None:
    """Take the process out of its group, and the group away."""
    (group.parent / "cgroup.procs").write_text(str(pid))
    group.rmdir()
