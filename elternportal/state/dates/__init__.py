"""Page states of the area dates."""
