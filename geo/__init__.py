"""Map layers, their contracts, and measures on the ground."""
