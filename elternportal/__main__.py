"""``python -m elternportal`` is the command ``elternportal``."""

from elternportal.cli import main

main()
