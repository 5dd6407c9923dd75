"""Pages of the area documents."""
