"""Page states of the area lunch."""
