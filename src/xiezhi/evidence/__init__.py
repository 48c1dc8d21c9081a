"""The log: trees, notes, proofs, verification; imports nothing of ours."""
