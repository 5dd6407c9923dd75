"""Page states of the area consultation."""
