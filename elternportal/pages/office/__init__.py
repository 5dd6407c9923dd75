"""Pages of the area office."""
