"""Parts of the area's pages audience."""
