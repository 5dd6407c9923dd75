"""Elternportal: the self-hosted parent portal for schools."""
