"""Use cases of the area lost_property."""

from elternportal.module import Module

MODULE = Module(name="lost_property")
