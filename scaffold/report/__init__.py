"""Findings, plans and listings become text in every format; the caller prints."""
