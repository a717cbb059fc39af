"""The search of the frame."""
