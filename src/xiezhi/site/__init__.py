"""Settings, urls, command line, processes: the one place that knows everything, and does nothing else."""
