"""Nouns: what the program works with. Frozen, no I/O."""
