"""A fictional school to try the portal with: generated files, accounts, an evening."""
