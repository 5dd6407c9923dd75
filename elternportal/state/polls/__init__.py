"""Page states of the area polls."""
