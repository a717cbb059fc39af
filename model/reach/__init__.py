"""Minutes to a place across the river: a grid, its links, the crossings that join the banks, and the shortest ways."""
