"""Minutes to a place across the river: reckoned once, shown on a map, in tables and in words."""
