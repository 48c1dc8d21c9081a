"""The subsystems, a chapter each, and course.py that joins them."""
