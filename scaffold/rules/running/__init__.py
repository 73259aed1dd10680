"""Rules run over a post, and what suppresses their findings; `run.run`."""
