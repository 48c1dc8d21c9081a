"""Each figure one expression over the cube and the tables in records."""
