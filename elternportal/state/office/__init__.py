"""Page states of the area office."""
