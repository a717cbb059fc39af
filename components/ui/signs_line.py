"""The colours of a map in a line of words over it."""

from collections.abc import Sequence

from components.drawing.maps import sign_files
from components.drawing.maps.legend import Entry
from components.ui import viewport


def signs_line(entries: Sequence[Entry]) -> str:
    """Markdown: every sign with what it means, small."""
    signs = sign_files.addresses((entry.shapes for entry in entries), viewport.current().size)
    return "　".join(f"![]({sign}) :small[{entry.label}]" for sign, entry in zip(signs, entries, strict=True))
