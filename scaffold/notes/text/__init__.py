"""Untrusted text, made safe for the place it is written to."""
