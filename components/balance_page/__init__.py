"""以水四定: what land and water hold, what binds, and what the people need."""
