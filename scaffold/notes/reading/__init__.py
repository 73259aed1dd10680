"""One reading of a post for all commands: `read.read`."""
