"""Server-rendered pages: read records, act through the engine."""
