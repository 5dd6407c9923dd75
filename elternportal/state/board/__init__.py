"""Page states of the area board."""
