"""Parts of the area's pages dates."""
