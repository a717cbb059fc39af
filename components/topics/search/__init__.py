"""One search over everything that the documents and the explorer name."""
