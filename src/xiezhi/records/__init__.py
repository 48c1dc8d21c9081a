"""Nouns: a file each, a frozen struct and beneath it its table. Derived from the log; only the door writes them."""
