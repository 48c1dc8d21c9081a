"""Xiezhi (獬豸): an open court platform."""

__version__ = "0.1.0"
