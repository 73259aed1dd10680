"""Sites of generators: where they are, what their config says, how their posts are named."""
