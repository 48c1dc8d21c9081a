"""A file a noun: a frozen struct, beneath it its table."""
