"""Time and CPU of every script run, whole pages and parts of them.

Wraps a private method of Streamlit's runner: the version is pinned and a test guards this.
"""

from functools import wraps
from time import perf_counter, thread_time
from typing import Any

from components.base.metrics import PAGE, PART, RUN_CPU_SECONDS, RUN_SECONDS


def measure_runs() -> None:
    """Measure every script run from now on."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    plain = ScriptRunner._run_script
    if hasattr(plain, "__wrapped__"):
        return

    @wraps(plain)
    def measured(self: Any, rerun_data: Any) -> None:
        kind = PART if rerun_data.fragment_id_queue else PAGE
        began, spent = perf_counter(), thread_time()
        try:
            plain(self, rerun_data)
        finally:
            RUN_SECONDS.labels(kind).observe(perf_counter() - began)
            RUN_CPU_SECONDS.labels(kind).inc(thread_time() - spent)

    ScriptRunner._run_script = measured  # type: ignore[method-assign]
