"""Use cases of the area start."""
