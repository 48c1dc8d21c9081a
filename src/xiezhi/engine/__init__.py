"""The words procedures are written in, the door, deadlines, errands: knows no procedure by name."""
