"""Pages of the area polls."""
