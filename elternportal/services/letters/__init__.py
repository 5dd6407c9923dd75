"""Use cases of the area letters."""
