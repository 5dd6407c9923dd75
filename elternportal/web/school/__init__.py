"""HTTP routes of the area school."""
