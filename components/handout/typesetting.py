"""Typeset by typst: a template of `page/` with the values it reads, and the shipped fonts alone. Nothing is fetched."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from components.drawing.chart import CHART_FONTS

TEMPLATES = Path(__file__).parent / "page"


def typeset(name: str, fill: Callable[[Path], dict[str, Any]]) -> bytes:
    """`page/<name>.typ` as PDF. `fill` gives what the template reads as `<name>.json`, and writes pictures beside it
    into the folder that it gets."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / f"{name}.typ"
        source.write_bytes((TEMPLATES / source.name).read_bytes())
        (folder / f"{name}.json").write_text(json.dumps(fill(folder), ensure_ascii=False), encoding="utf-8")
        pdf: bytes = typst.compile(
            source, root=folder, font_paths=[CHART_FONTS], ignore_system_fonts=True, format="pdf"
        )
        return pdf
