"""Pages of the area board."""
