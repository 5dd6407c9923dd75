"""Page states of the area jobs."""
