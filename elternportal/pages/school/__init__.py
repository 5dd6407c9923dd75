"""Pages of the area school."""
