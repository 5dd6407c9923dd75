"""Use cases of the area files."""
