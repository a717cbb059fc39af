"""SVG to WebP in a process of its own: drawing holds the interpreter for seconds, and the server has to answer.

Run as ``python -m components.drawing.picture_child SCALE``: SVG comes in on standard input, WebP goes out.
"""

import os
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUALITY, LONGEST_S, NICE, OPAQUE = 88, 180.0, 10, 255


def webp(svg: str, scale: float) -> bytes:
    """The picture, `scale` device pixels to the px; drawn here where no child can be started."""
    command = [sys.executable, "-m", "components.drawing.picture_child", f"{scale:g}"]
    with suppress(OSError, subprocess.SubprocessError):
        child = subprocess.run(
            command, input=svg.encode(), capture_output=True, cwd=ROOT, timeout=LONGEST_S, check=True
        )
        return child.stdout
    return drawing(svg, scale)


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
    sys.stdout.buffer.write(drawing(sys.stdin.buffer.read().decode(), float(sys.argv[1])))


if __name__ == "__main__":
    main()
