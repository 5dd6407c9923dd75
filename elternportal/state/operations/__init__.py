"""Page states of the area operations."""
