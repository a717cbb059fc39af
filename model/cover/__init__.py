"""Life circles: which land or people lie within a walk of a facility, how evenly, and where the next one helps most."""
