"""A YouTube on loopback: what it holds, how it answers, and the proxy before it."""
