"""Page states of the area evening."""
