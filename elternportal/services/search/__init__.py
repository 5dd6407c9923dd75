"""Use cases of the area search."""
