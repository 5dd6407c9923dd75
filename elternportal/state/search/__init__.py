"""Page states of the area search."""
