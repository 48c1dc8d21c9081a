"""The same steps and records as OpenAPI 3.1."""
