"""Court documents, from template to signed PDF."""
