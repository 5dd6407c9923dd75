"""Page states of the area letters."""
