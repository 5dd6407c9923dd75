"""Page states of the area school."""
