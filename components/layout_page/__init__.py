"""The parts of the page 空间布局."""
