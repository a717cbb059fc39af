"""SVG to WebP in a process of its own: drawing holds the interpreter for seconds, and the server has to answer.

Run as ``python -m components.drawing.picture_child``: JSON pairs of an SVG and its scale come in on standard input,
WebP goes out, each after its length.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUALITY, LONGEST_S, NICE, OPAQUE, LENGTH_BYTES = 88, 180.0, 10, 255, 8


def webp(svg: str, scale: float) -> bytes:
    """The picture, `scale` device pixels to the px; drawn here where no child can be started."""
    return webps([(svg, scale)])[0]


def webps(pictures: Sequence[tuple[str, float]]) -> list[bytes]:
    """Several pictures, each an SVG and its device pixels to the px, by one child: it takes a second to start."""
    command = [sys.executable, "-m", "components.drawing.picture_child"]
    with suppress(OSError, subprocess.SubprocessError):
        child = subprocess.run(
            command, input=json.dumps(pictures).encode(), capture_output=True, cwd=ROOT, timeout=LONGEST_S, check=True
        )
        return _unpacked(child.stdout)
    return [drawing(svg, scale) for svg, scale in pictures]


def _unpacked(stream: bytes) -> list[bytes]:
    """The pictures of a child's output: each after its length in bytes."""
    bodies, at = [], 0
    while at < len(stream):
        length = int.from_bytes(stream[at : at + LENGTH_BYTES], "big")
        at += LENGTH_BYTES + length
        bodies.append(stream[at - length : at])
    return bodies


def drawing(svg: str, scale: float) -> bytes:
    """The picture, drawn in this process; clear where nothing is drawn."""
    from PIL import Image

    from components.drawing.chart import svg_png

    out = BytesIO()
    picture = Image.open(BytesIO(svg_png(svg, scale))).convert("RGBA")
    is_clear = picture.getchannel("A").getextrema()[0] != OPAQUE
    picture.convert("RGBA" if is_clear else "RGB").save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def main() -> None:
    """The child: at a low priority, so that those who look go first."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    for svg, scale in json.loads(sys.stdin.buffer.read()):
        body = drawing(svg, scale)
        sys.stdout.buffer.write(len(body).to_bytes(LENGTH_BYTES, "big") + body)


if __name__ == "__main__":
    main()
