"""Pages of the area audience."""
