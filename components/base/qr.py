"""An address as a QR code, for a phone pointed at the screen or at a printed page. Pure: text in, picture out."""

from io import BytesIO

import segno

QUIET_ZONE = 4
"""Quiet zone in modules around the code, as the standard (ISO/IEC 18004) requires."""
LONGEST_ADDRESS = 1000
"""Characters. Longer ones would still fit, with modules too fine for a phone to read from a wall screen."""


class AddressTooLongError(ValueError):
    """The address does not fit a QR code that phones read well; share the link or a scenario file instead."""


def qr_png(address: str, scale: int = 8) -> bytes:
    """The code as a PNG with `scale` pixels a module, dark on light in every theme since many phones read no inverted
    codes; the same address gives the same bytes. Raises AddressTooLongError beyond `LONGEST_ADDRESS` characters.
    """
    out = BytesIO()
    _code(address).save(out, kind="png", border=QUIET_ZONE, scale=scale, dark="#000", light="#fff")
    return out.getvalue()


def qr_svg(address: str) -> str:
    """The code as SVG text to stand in a page, black on white. Raises AddressTooLongError as `qr_png` does."""
    return str(_code(address).svg_inline(border=QUIET_ZONE, scale=1, dark="#000", light="#fff", omitsize=True))


def _code(address: str) -> segno.QRCode:
    """At least 15 % of the code may be soiled and it still reads (level M), more where there is room for free."""
    if not 0 < len(address) <= LONGEST_ADDRESS:
        raise AddressTooLongError(f"{len(address)} characters")
    return segno.make_qr(address, error="m", boost_error=True)
