"""Parts of the area's pages evening."""
