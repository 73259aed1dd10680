"""Nouns: what the program speaks of. Frozen, no I/O."""
