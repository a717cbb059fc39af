"""How every layer is derived from `geo/inputs`. Run by `python -m geo.build`, never by the app."""
