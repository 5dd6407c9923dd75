"""Use cases of the area board."""

from elternportal.module import Module

MODULE = Module(name="board")
