"""The parts of the monitoring page."""
