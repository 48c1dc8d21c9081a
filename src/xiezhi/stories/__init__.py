"""Disputes told as steps: used by the command line, the seed and the tests."""
