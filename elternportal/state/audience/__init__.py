"""Page states of the area audience."""
