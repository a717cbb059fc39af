"""The mathematics of the explorer: pure functions over frozen values."""
