"""Page states of the area documents."""
