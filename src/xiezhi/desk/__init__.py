"""What is not a step: accounts, sessions, tokens, drafts, uploads, leases, read journal, search index."""
