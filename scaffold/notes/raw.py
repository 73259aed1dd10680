"""What a walk notes down: plain tuples, made into nouns once all is read."""

RawLink = tuple[str, int, int, str, int, int, str, str]
"""Kind, start, end, url, label's start and end, plain label, id of its definition."""
