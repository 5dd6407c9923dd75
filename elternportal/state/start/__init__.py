"""Page states of the area start."""
