"""Parts of the area lunch."""
