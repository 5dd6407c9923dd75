"""Use cases of the area access."""
