"""Use cases of the area letters."""

from elternportal.module import Module

MODULE = Module(name="letters")
