"""Page states of the area access."""
