"""Use cases of the area office."""
