"""Measures of the running server in Prometheus's terms, counted where they occur. Nothing in them is about a person."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, disable_created_metrics

disable_created_metrics()  # type: ignore[no-untyped-call]
REGISTRY = CollectorRegistry()
"""Of this process alone; with several processes each is read at its own address."""
PAGE, PART = "page", "part"
BUCKETS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)

RUN_SECONDS = Histogram(
    "explorer_run_seconds",
    "Seconds from the beginning of a script run to its end, of a whole page or of a part of it.",
    ("kind",),
    buckets=BUCKETS_S,
    registry=REGISTRY,
)
RUN_CPU_SECONDS = Counter(
    "explorer_run_cpu_seconds", "CPU seconds of the threads of script runs.", ("kind",), registry=REGISTRY
)
RUN_FAILURES = Counter("explorer_run_failures", "Script runs that ended in an unexpected error.", registry=REGISTRY)
STORE_ERRORS = Counter(
    "explorer_store_errors",
    "Refusals and failures of the store, by reason.",
    ("reason",),
    registry=REGISTRY,
)
REFUSED = Counter(
    "explorer_refused", "Messages, uploads and requests that were not taken, by kind.", ("kind",), registry=REGISTRY
)
BROWSERS = Counter(
    "explorer_browsers", "Sessions whose browser has reported, by whether it has WebGL.", ("webgl",), registry=REGISTRY
)
SESSIONS = Gauge("explorer_sessions", "Pages that are open now.", registry=REGISTRY)
READY = Gauge("explorer_ready", "1 once the server has read ahead.", registry=REGISTRY)
STORE_REACHABLE = Gauge("explorer_store_reachable", "1 while what is saved reaches the store.", registry=REGISTRY)
STORE_BYTES = Gauge("explorer_store_bytes", "Size of the store when it was last measured.", registry=REGISTRY)

# Linux only: resident memory, CPU time, open files. Elsewhere these measures are missing.
ProcessCollector(registry=REGISTRY)
for kind in (PAGE, PART):
    RUN_SECONDS.labels(kind)
    RUN_CPU_SECONDS.labels(kind)


def browsers(webgl: bool) -> int:
    """How many sessions have reported a browser with WebGL, or without."""
    return int(REGISTRY.get_sample_value("explorer_browsers_total", {"webgl": "yes" if webgl else "no"}) or 0)
