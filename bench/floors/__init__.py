"""The app's own frame with floor pages in it: what the real pages are compared with."""
