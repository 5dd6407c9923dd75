"""Parts of the area's pages board."""
