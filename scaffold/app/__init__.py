"""One module per command: fetch, think, write."""
