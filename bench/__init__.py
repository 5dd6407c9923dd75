"""Measures what the portal claims to be fast, as ratios within one run (``make bench``)."""
