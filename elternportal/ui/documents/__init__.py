"""Parts of the area's pages documents."""
