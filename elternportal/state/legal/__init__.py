"""Page states of the area legal."""
