"""The performance promises: ratios against floors measured in the same run, and sizes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """``limit`` is in the unit of the measure: a plain ratio, kB (1,000 bytes) or MB."""

    title: str
    limit: float
    unit: str = ""


PROMISES = {
    "switch_chart": Promise("switch to a chart page / empty page", 1.5),
    "switch_map": Promise("switch to a map page / empty page", 2.0),
    "home_messages": Promise("messages of a switch to the first page", 40.0, "messages"),
    "slide": Promise("what-if slide / bare slider and chart", 1.5),
    "slide_bytes": Promise("bytes per slide", 12.0, "kB"),
    "recolour_bytes": Promise("bytes per recolour of a map", 6.0, "kB"),
    "geometry": Promise("geometry on the wire / pydeck's own JSON", 0.06),
    "cold_map": Promise("cold first map / empty page ready", 1.8),
    "bare_map": Promise("cold first map / bare Streamlit map over the plainest base", 1.3),
    "viewer_memory": Promise("memory per viewer", 0.3, "MB"),
    "second_visit": Promise("second visit, HTTP", 10.0, "kB"),
    "gc": Promise("server CPU, tuned garbage collection / stock", 1.0),
}


@dataclass(frozen=True)
class Result:
    """One measured promise for one page; ``value`` None means not measured, and ``note`` says why."""

    promise: str
    page: str
    value: float | None
    note: str

    @property
    def is_met(self) -> bool | None:
        return None if self.value is None else self.value <= PROMISES[self.promise].limit
