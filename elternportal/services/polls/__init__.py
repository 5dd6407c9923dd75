"""Use cases of the area polls."""
